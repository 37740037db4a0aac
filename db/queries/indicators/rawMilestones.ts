import { resetShadowMs } from '#domain/indicators/evidence';
import { schoolYearOf } from '#domain/people/grade';
import { startOfDay } from '#domain/time';

/**
 * What the students of a roll have reached, from the raw records: SQL of a select with the
 * columns student_id, class_id, metric, evidence, reached_at. One row a student and metric.
 *
 * A roll counts until its term ends, or until the student stands on a newer roll of the term:
 * acts after that move another roll. There is no beginning: an account opened or a lesson
 * completed before the term is not done again. `completed` is as weak as its weakest lesson,
 * which the letters' order gives: C is the greatest. It is told by the passed attempts, for a
 * completion of class C gives way to a better one that may come after the roll has ended.
 * @param roll SQL of the roll's id
 * @param takenOn the roll's date, YYYY-MM-DD, for the school year
 */
export function rawMilestones(roll: string, takenOn: string): string {
  const schoolYear = schoolYearOf(takenOn);
  const yearFrom = startOfDay(`${schoolYear}-09-01`);
  const yearUntil = startOfDay(`${schoolYear + 1}-09-01`);
  return `
    with entry as materialized (
      select e.student_id, e.class_id, c.stage, c.grade, r.term_id, min(
        (unixepoch(t.ends_on, '+1 day') - 8 * 3600) * 1000,
        coalesce((
          select min(newer.frozen_at)
          from roll_entries again join rolls newer on newer.id = again.roll_id
          where again.student_id = e.student_id
            and newer.term_id = r.term_id and newer.frozen_at > r.frozen_at
        ), 9e15)) as until
      from roll_entries e
      join roll_classes c on c.roll_id = e.roll_id and c.class_id = e.class_id
      join rolls r on r.id = e.roll_id
      join terms t on t.id = r.term_id
      where e.roll_id = ${roll}
    ),
    run as (
      select e.student_id, e.class_id, r.evidence, r.counted_at, row_number() over (
        partition by e.student_id order by r.evidence = 'C', r.counted_at) as place
      from entry e join lesson_runs r on r.student_id = e.student_id
      where r.counted_at >= ${yearFrom} and r.counted_at < min(${yearUntil}, e.until)
    ),
    pass as materialized (
      select e.student_id, a.lesson_id, a.evidence, a.finished_at, row_number() over (
        partition by e.student_id, a.lesson_id order by a.evidence = 'C', a.finished_at) as place
      from entry e join attempts a on a.student_id = e.student_id
      where a.score >= a.pass_mark and a.finished_at < e.until
    )
    select e.student_id, e.class_id, 'registered' as metric,
      case when a.activated_at - a.reset_at between 0 and ${resetShadowMs - 1} then 'C' else 'B' end
        as evidence,
      a.activated_at as reached_at
    from entry e join accounts a on a.student_id = e.student_id
    where a.activated_at < e.until
    union all
    select student_id, class_id, 'used', evidence, counted_at from run where place = 1
    union all
    select e.student_id, e.class_id, 'completed', max(p.evidence), max(p.finished_at)
    from entry e
    join requirements q on q.term_id = e.term_id and q.stage = e.stage and q.grade = e.grade
    left join pass p on p.student_id = e.student_id and p.lesson_id = q.lesson_id and p.place = 1
    group by e.student_id
    having count(*) = count(p.lesson_id)`;
}
