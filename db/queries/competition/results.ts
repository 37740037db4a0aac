import { type SQL, sql } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { thereWithin } from '../indicators/scope.ts';
import { seatsOn } from '../indicators/seatsOn.ts';

/** Which lists a competition is measured by: one school's, that day, in these stages and years. */
export type Lists = {
  competitionId: number;
  schoolId: number;
  /** YYYY-MM-DD */
  day: string;
  /** junior-2026: the stage and the year of entry of the grades that were invited. */
  years: readonly string[];
};

export type ClassTally = {
  classId: number;
  stage: Stage;
  entryYear: number;
  number: number;
  listed: number;
  took: number;
  /** Right answers of all who took part. */
  right: number;
  /** How many had each score, as `score:students`. */
  scores: string | null;
};

// One school at a time, so that no statement keeps other readers waiting.
const seated = ({ schoolId, day, years }: Lists): SQL =>
  seatsOn(
    day,
    sql`${thereWithin({ schoolId })} and k.stage || '-' || k.entry_year in
      (select value from json_each(${JSON.stringify(years)}))`,
  );

/** What the classes of a school did, lowest grade first; nobody's own score is in it. */
export const classTallies = (lists: Lists) =>
  db().all<ClassTally>(sql`
    with scored as (
      select seat.class_id, a.score, count(*) as listed, count(a.id) as took
      from (${seated(lists)}) seat
      left join attempts a on a.kind = 'competition' and a.competition_id = ${lists.competitionId}
        and a.student_id = seat.student_id and a.finished_at is not null
      group by seat.class_id, a.score
    )
    select k.id as classId, k.stage, k.entry_year as entryYear, k.number,
      sum(s.listed) as listed, sum(s.took) as took, coalesce(sum(s.score * s.took), 0) as right,
      group_concat(case when s.took > 0 then s.score || ':' || s.took end) as scores
    from scored s join school_classes k on k.id = s.class_id
    group by k.id
    order by case k.stage when 'primary' then 1 when 'junior' then 2 when 'senior' then 3 else 4 end,
      k.entry_year desc, k.number`);

/** How often each objective was asked in a school, and answered rightly; no answer is not right. */
export const objectiveTallies = (lists: Lists) =>
  db().all<{ objective: string; asked: number; right: number }>(sql`
    select v.objective, count(*) as asked, coalesce(sum(r.chosen = v.key), 0) as right
    from (${seated(lists)}) seat
    join attempts a on a.kind = 'competition' and a.competition_id = ${lists.competitionId}
      and a.student_id = seat.student_id and a.finished_at is not null
    join attempt_items i on i.attempt_id = a.id
    join item_versions v on v.id = i.item_version_id
    left join responses r on r.attempt_id = i.attempt_id and r.position = i.position
    group by v.objective`);

/** The schools that were in these regions on a day, with the region they were in, in code order. */
export const schoolsOn = (codes: readonly string[], day: string) =>
  db().all<{ id: number; code: string; name: string; regionCode: string }>(sql`
    select s.id, s.code, p.name, p.region_code as regionCode
    from school_periods p join schools s on s.id = p.school_id
    where p.region_code in (select value from json_each(${JSON.stringify(codes)}))
      and p.from_on <= ${day} and (p.until_on is null or p.until_on > ${day})
    order by s.code`);
