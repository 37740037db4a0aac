import type { Statement } from '../../writer.ts';
import { settleClassSession } from '../indicators/settle.ts';

/** Was this student present in the session, and is the session of class A? */
const isA = (table: string): string => `exists (
  select 1 from class_sessions s
  join attendance p on p.class_session_id = s.id and p.student_id = ${table}.student_id
  where s.id = :id and s.evidence = 'A' and p.present)`;

/** A run that was counted at the very end of the session was counted by its teaching. */
const taughtOnly = `lesson_runs.counted_at = (select closed_at from class_sessions where id = :id)
  and (select count(*) from lesson_steps t where t.run_id = lesson_runs.id and t.done_at is not null)
    < (select json_array_length(v.steps) from lesson_versions v where v.id = lesson_version_id)`;

/**
 * Statements that bring what was done in a class session, and the lesson it taught, into line with
 * its evidence class and attendance as they are now, and the figures with it. Nothing that a
 * student did is lost: where it no longer counts it is class C. A lesson that only the teaching
 * counted is as before for who was not there.
 */
export function settleActs(session: { id: number; openedAt: number }): Statement[] {
  const statement = (sql: string): Statement => ({ sql, args: { id: session.id } });
  return [
    statement(`delete from lesson_runs where class_session_id = :id and ${taughtOnly}
      and not ${isA('lesson_runs')}
      and not exists (select 1 from lesson_steps t where t.run_id = lesson_runs.id)`),
    statement(`update lesson_runs set counted_at = null, evidence = null, class_session_id = null
      where class_session_id = :id and ${taughtOnly} and not ${isA('lesson_runs')}`),
    statement(`update lesson_runs
      set evidence = case when ${isA('lesson_runs')} then 'A' else 'C' end
      where class_session_id = :id`),
    statement(`update attempts set evidence = case when ${isA('attempts')} then 'A' else 'C' end
      where class_session_id = :id`),
    statement(restateCompletions),
    statement(teach),
    ...settleClassSession(session),
  ];
}

/** The completion of a lesson is its best pass, then the earliest. */
const restateCompletions = `
  update completions set (attempt_id, evidence, completed_at) = (
    select a.id, a.evidence, a.finished_at from attempts a
    where a.student_id = completions.student_id and a.lesson_id = completions.lesson_id
      and a.kind = 'check' and a.score >= a.pass_mark
    order by a.evidence = 'C', a.finished_at limit 1)
  where (student_id, lesson_id) in (
    select student_id, lesson_id from attempts
    where class_session_id = :id and kind = 'check' and score >= pass_mark)`;

/** Present to the end of a class session that taught the lesson: counted. */
const teach = `
  insert into lesson_runs (student_id, lesson_id, lesson_version_id, started_at, counted_at,
    evidence, class_session_id)
  select p.student_id, s.lesson_id,
    (select max(v.id) from lesson_versions v where v.lesson_id = s.lesson_id),
    s.opened_at, s.closed_at, 'A', s.id
  from class_sessions s join attendance p on p.class_session_id = s.id
  where s.id = :id and s.lesson_id is not null and s.closed_at is not null
    and s.evidence = 'A' and p.present
  on conflict (student_id, lesson_id) do update set
    counted_at = excluded.counted_at, evidence = 'A', class_session_id = excluded.class_session_id
  where lesson_runs.evidence is null or lesson_runs.evidence = 'C'`;
