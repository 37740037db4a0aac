import { completedMilestones, rawMastery } from '../../queries/indicators/rawMastery.ts';
import type { Statement } from '../../writer.ts';

/**
 * Statements that set what 达标率 knows of these students by their milestones and boosters, on
 * every roll they stand on. To stand in the same act as what moved either of them, after it.
 */
export const settleMastery = (studentIds: readonly number[]): Statement[] =>
  settleMasteryOf('select value from json_each(:who)', JSON.stringify(studentIds));

/** The same. @param students SQL of a select of student ids that names `:who` */
export function settleMasteryOf(students: string, who: string | number): Statement[] {
  const args = { who };
  const these = `e.student_id in (${students})`;
  return [
    {
      sql: `delete from mastery where (roll_id, student_id) in (
        select e.roll_id, e.student_id from roll_entries e
        left join milestones m on m.roll_id = e.roll_id and m.student_id = e.student_id
          and m.metric = 'completed' and m.evidence in ('A', 'B')
        where ${these} and m.student_id is null)`,
      args,
    },
    {
      sql: `insert into mastery (roll_id, student_id, class_id, due_on, evidence, taken_at)
        select * from (${rawMastery(completedMilestones(these))}) where true
        on conflict do update set due_on = excluded.due_on, evidence = excluded.evidence,
          taken_at = excluded.taken_at`,
      args,
    },
  ];
}

/** Statement that fills 达标率 for a roll whose milestones are there. @param roll SQL of its id */
export const masteryOfRoll = (roll: string): Statement => ({
  sql: `insert into mastery (roll_id, student_id, class_id, due_on, evidence, taken_at)
    ${rawMastery(completedMilestones(`e.roll_id = ${roll}`))}`,
  args: [],
});
