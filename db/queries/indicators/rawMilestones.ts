import { resetShadowMs } from '#domain/indicators/evidence';

/** SQL: midnight in Asia/Shanghai at which the first of September of a year begins, in ms. */
const september = (year: string): string => `(unixepoch((${year}) || '-09-01') - 8 * 3600) * 1000`;

/** The year a school year is named by, as `schoolYearOf` tells it. */
const schoolYear = `substr(r.taken_on, 1, 4) - (substr(r.taken_on, 6, 2) < '09')`;

/**
 * What students of rolls have reached, from the raw records: SQL of a select with the columns
 * roll_id, student_id, class_id, metric, evidence, reached_at. One row a roll, student and metric:
 * what is not class C goes first, then what was earlier.
 *
 * A roll counts until its term ends, or until the student stands on a newer roll of the term:
 * acts after that move another roll. There is no beginning: an account opened or a lesson
 * completed before the term is not done again. `completed` is as weak as its weakest lesson,
 * which the letters' order gives: C is the greatest. It is told by the passed attempts, for a
 * completion of class C gives way to a better one that may come after the roll has ended.
 *
 * `registered` is who signed in themselves or was present in a class session, as good as that
 * session. A first sign-in inside a session of class C, or by someone whom the teacher then
 * noted as absent, is class C until a lesson is counted on better evidence: who learns is there.
 * @param which SQL condition on the entries `e` of the rolls `r` of the terms `t`
 */
export function rawMilestones(which: string): string {
  return `
    with entry as materialized (
      select e.roll_id, e.student_id, e.class_id, c.stage, c.grade, r.term_id,
        ${september(schoolYear)} as year_from,
        ${september(`${schoolYear} + 1`)} as year_until,
        min(
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
      where ${which}
    ),
    run as materialized (
      select e.roll_id, e.student_id, e.class_id, r.evidence, r.counted_at, row_number() over (
        partition by e.roll_id, e.student_id order by r.evidence = 'C', r.counted_at) as place
      from entry e cross join lesson_runs r on r.student_id = e.student_id
      where r.counted_at >= e.year_from and r.counted_at < min(e.year_until, e.until)
    ),
    pass as materialized (
      select e.roll_id, e.student_id, a.lesson_id, a.evidence, a.finished_at, row_number() over (
        partition by e.roll_id, e.student_id, a.lesson_id
        order by a.evidence = 'C', a.finished_at) as place
      from entry e cross join attempts a on a.student_id = e.student_id
      where a.kind = 'check' and a.score >= a.pass_mark and a.finished_at < e.until
    ),
    sign as (
      select e.roll_id, e.student_id, e.class_id,
        case when a.activated_at - a.reset_at between 0 and ${resetShadowMs - 1} or exists (
          select 1 from attendance p cross join class_sessions s on s.id = p.class_session_id
          where p.student_id = e.student_id and (s.evidence = 'C' or not p.present)
            and a.activated_at between s.opened_at and coalesce(s.closed_at, s.closes_at)
        ) then 'C' else 'B' end as evidence,
        a.activated_at as at
      from entry e cross join accounts a on a.student_id = e.student_id
      where a.activated_at < e.until
      union all
      select e.roll_id, e.student_id, e.class_id, s.evidence, s.opened_at
      from entry e
      cross join attendance p on p.student_id = e.student_id
      cross join class_sessions s on s.id = p.class_session_id
      where p.present and s.opened_at < e.until
      union all
      select r.roll_id, r.student_id, r.class_id, r.evidence, r.counted_at
      from run r cross join accounts a on a.student_id = r.student_id
      where r.place = 1 and r.evidence <> 'C' and a.activated_at <= r.counted_at
    ),
    registered as (
      select *, row_number() over (
        partition by roll_id, student_id order by evidence = 'C', at, evidence) as place
      from sign
    )
    select roll_id, student_id, class_id, 'registered' as metric, evidence, at as reached_at
    from registered where place = 1
    union all
    select roll_id, student_id, class_id, 'used', evidence, counted_at from run where place = 1
    union all
    select e.roll_id, e.student_id, e.class_id, 'completed', max(p.evidence), max(p.finished_at)
    from entry e
    cross join requirements q on q.term_id = e.term_id and q.stage = e.stage and q.grade = e.grade
    left join pass p on p.roll_id = e.roll_id and p.student_id = e.student_id
      and p.lesson_id = q.lesson_id and p.place = 1
    group by e.roll_id, e.student_id
    having count(*) = count(p.lesson_id)`;
}
