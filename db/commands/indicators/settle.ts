import { dayOf } from '#domain/time';
import { rawMilestones } from '../../queries/indicators/rawMilestones.ts';
import type { Statement } from '../../writer.ts';
import { settleMasteryOf } from './mastery.ts';

/**
 * Statements that work out anew what these students have reached on their rolls and move the
 * counters of their classes by the difference, to stand in the same act as what changed. As it is
 * all taken from the raw records, an act that is added, corrected or taken back needs nothing else.
 * Off the rolls they change nothing.
 * @param since when the earliest record that changed happened, in ms; rolls whose term was over
 *   before cannot have changed
 */
export const settleStudents = (studentIds: readonly number[], since: number): Statement[] =>
  settle('select value from json_each(:who)', JSON.stringify(studentIds), since);

/** The same for all who are on the attendance list of a class session. */
export const settleClassSession = (session: { id: number; openedAt: number }): Statement[] =>
  settle(
    'select student_id from attendance where class_session_id = :who',
    session.id,
    session.openedAt,
  );

/** @param students SQL of a select of student ids that names `:who` */
function settle(students: string, who: string | number, since: number): Statement[] {
  const which = `e.student_id in (${students}) and t.ends_on >= :from`;
  const reached = `from roll_entries e
    join rolls r on r.id = e.roll_id
    join terms t on t.id = r.term_id
    join milestones m on m.roll_id = e.roll_id and m.student_id = e.student_id
    where ${which}`;
  const statement = (sql: string): Statement => ({ sql, args: { who, from: dayOf(since) } });
  return [
    statement(moveCounters('-', reached)),
    statement(`delete from milestones where (roll_id, student_id, metric) in (
      select m.roll_id, m.student_id, m.metric ${reached})`),
    statement(`insert into milestones (roll_id, student_id, metric, evidence, reached_at)
      select roll_id, student_id, metric, evidence, reached_at from (${rawMilestones(which)})`),
    statement(moveCounters('+', reached)),
    ...settleMasteryOf(students, who),
  ];
}

const moveCounters = (sign: '+' | '-', reached: string): string => `
  update class_counters set students = class_counters.students ${sign} n.students
  from (
    select e.roll_id, e.class_id, m.metric, m.evidence, count(*) as students ${reached}
    group by 1, 2, 3, 4
  ) n
  where class_counters.roll_id = n.roll_id and class_counters.class_id = n.class_id
    and class_counters.metric = n.metric and class_counters.evidence = n.evidence`;
