import type { Metric } from '#domain/indicators/metric';
import type { Statement } from '../../writer.ts';

/** The roll of today's term that the student is on; none or one. */
const rollEntry = `(
  select re.roll_id, re.class_id, rc.stage, rc.grade, r.term_id
  from roll_entries re
  join rolls r on r.id = re.roll_id
  join terms t on t.id = r.term_id
  join roll_classes rc on rc.roll_id = re.roll_id and rc.class_id = re.class_id
  where re.student_id = :student and :today between t.starts_on and t.ends_on
  order by r.frozen_at desc limit 1
)`;

/** Evidence of a finished term: as weak as its weakest lesson. Null while a lesson is missing. */
const completedEvidence = `(
  select case
    when count(*) = 0 or count(*) > count(c.evidence) then null
    when sum(c.evidence = 'C') > 0 then 'C'
    when sum(c.evidence = 'B') > 0 then 'B'
    else 'A' end
  from requirements q
  left join completions c on c.lesson_id = q.lesson_id and c.student_id = :student
  where q.term_id = e.term_id and q.stage = e.stage and q.grade = e.grade
)`;

export type Reached = {
  studentId: number;
  metric: Metric;
  /** Evidence of the act; for `completed` it follows from the completions. */
  evidence: 'A' | 'B' | 'C';
  at: number;
  /** Today in Asia/Shanghai, YYYY-MM-DD. */
  today: string;
};

/**
 * Statements that note a milestone of a student of the current roll and move the counter of
 * its class, to stand in the same act as what was reached. A student is counted once a metric;
 * better evidence replaces class C. Off the roll they change nothing.
 */
export function reachMilestone({ studentId, metric, evidence, at, today }: Reached): Statement[] {
  const args = { student: studentId, metric, evidence, at, today };
  const earned = metric === 'completed' ? completedEvidence : ':evidence';
  const mine = `metric = :metric and exists (select 1 from ${rollEntry} e where e.roll_id = class_counters.roll_id and e.class_id = class_counters.class_id)`;
  const stored = `(select m.evidence from milestones m, ${rollEntry} e where m.roll_id = e.roll_id and m.student_id = :student and m.metric = :metric)`;
  const statement = (sql: string): Statement => ({ sql, args: used(sql, args) });
  return [
    statement(`insert into milestones (roll_id, student_id, metric, evidence, reached_at)
      select e.roll_id, :student, :metric, ${earned}, :at from ${rollEntry} e
      where ${earned} is not null on conflict do nothing`),
    statement(`update class_counters set students = students + changes()
      where ${mine} and evidence = ${stored}`),
    statement(`update milestones set reached_at = :at, evidence = (select ${earned} from ${rollEntry} e)
      where student_id = :student and metric = :metric and evidence = 'C'
        and roll_id = (select e.roll_id from ${rollEntry} e)
        and (select ${earned} from ${rollEntry} e) in ('A', 'B')`),
    statement(`update class_counters
      set students = students + case evidence when 'C' then -changes() else changes() end
      where ${mine} and evidence in ('C', ${stored})`),
  ];
}

/** libSQL refuses named arguments that the statement does not name. */
function used(sql: string, args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([name]) => sql.includes(`:${name}`)));
}
