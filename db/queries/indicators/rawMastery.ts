import { countedWeeks, dueAfterDays } from '#domain/learning/booster';

/**
 * Whose first booster falls due when, and how it went, from the raw records: SQL of a select with
 * the columns of `mastery`. Whoever completed the unit on class A or B stands in it; passing on
 * class C is kept and counts as little as elsewhere.
 *
 * A booster belongs to the term it asks about, so it counts after that term's end too, until the
 * student stands on a newer roll of the term.
 * @param completed SQL of a table with the columns roll_id, student_id, class_id, evidence,
 *   reached_at of those who reached `completed`
 */
export const rawMastery = (completed: string): string => `
  select u.roll_id, u.student_id, u.class_id,
    date(u.reached_at / 1000 + 8 * 3600, 'unixepoch', '+${dueAfterDays} days') as due_on,
    case when a.score >= a.pass_mark then a.evidence end as evidence, a.finished_at as taken_at
  from (${completed}) u
  join rolls r on r.id = u.roll_id
  left join attempts a on a.kind = 'booster' and a.student_id = u.student_id
    and a.term_id = r.term_id and a.weeks = ${countedWeeks}
    and a.finished_at < coalesce((
      select min(newer.frozen_at)
      from roll_entries again join rolls newer on newer.id = again.roll_id
      where again.student_id = u.student_id
        and newer.term_id = r.term_id and newer.frozen_at > r.frozen_at), 9e15)
  where u.evidence in ('A', 'B')`;

/**
 * Who reached `completed` by the milestones of a roll or of some students, for `rawMastery`.
 * @param which SQL on `e` (roll_entries)
 */
export const completedMilestones = (which: string): string => `
  select e.roll_id, e.student_id, e.class_id, m.evidence, m.reached_at
  from roll_entries e
  join milestones m on m.roll_id = e.roll_id and m.student_id = e.student_id
    and m.metric = 'completed'
  where ${which}`;
