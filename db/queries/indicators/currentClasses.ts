import { type SQL, sql } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { gradesOn } from '../people/gradesOn.ts';
import { currentRollClasses, currentRolls } from './currentRolls.ts';
import { countersFrom, dueOfClass, masteredFrom, type RollCount } from './rollCounts.ts';
import { onRollWithin, type Scope, thereWithin } from './scope.ts';
import { seatsOn } from './seatsOn.ts';

/** A class on the roll that holds, and who came and went since. */
export type CurrentClass = Omit<RollCount, 'rollId'> & {
  /** Null: opened since the roll was taken; its students count only as joined. */
  rollId: number | null;
  /** Sit here today and do not stand on the roll in this school. */
  joined: number;
  /** Stand on the roll here and sit in no class of this school today. */
  left: number;
  /** The same, because their class here has left its stage. */
  graduated: number;
};

type Row = Omit<CurrentClass, 'counters' | 'mastered' | 'required'> & {
  stage: Stage;
  required: number;
  counters: string | null;
  mastered: string | null;
};

/**
 * The classes of a region, a school or the one class: those on the rolls that hold for the term,
 * then those that have students today and stand on none. For every school whose roll is frozen
 * size + joined − left − graduated are its students of today.
 * @param today YYYY-MM-DD
 */
export async function currentClasses(
  scope: Scope,
  termId: string,
  today: string,
): Promise<CurrentClass[]> {
  const rows = await db().all<Row>(sql`
    with held as materialized (${currentRolls(termId)}),
    grade as materialized (${sql.raw(gradesOn(today))}),
    class as materialized (${currentRollClasses(sql`held`, onRollWithin(scope))}),
    mine as materialized (${classesOf(scope, today)}),
    entry as materialized (
      select e.student_id, e.roll_id, e.class_id, c.school_id
      from class c join roll_entries e on e.roll_id = c.roll_id and e.class_id = c.class_id
    ),
    seat as materialized (
      select s.student_id, s.class_id, s.school_id, mine.frozen
      from (${seatsOn(today, sql`k.id in (select class_id from mine)`)}) s
      join mine on mine.class_id = s.class_id
    ),
    ${movements(today)},
    counted as (
      select c.roll_id as rollId, c.class_id as classId, c.school_id as schoolId,
        c.region_code as regionCode, c.stage, k.entry_year as entryYear, k.number, c.size,
        c.required, coalesce(came.n, 0) as joined, coalesce(went.n, 0) as left,
        coalesce(went.graduated, 0) as graduated,
        (select json_group_array(json_array(metric, evidence, students)) from class_counters cc
          where cc.roll_id = c.roll_id and cc.class_id = c.class_id) as counters,
        ${dueOfClass(sql`c.roll_id`, sql`c.class_id`, today)} as mastered
      from class c
      join school_classes k on k.id = c.class_id
      left join came on came.class_id = c.class_id
        and c.roll_id = (select max(roll_id) from (${rollsOfClass}))
      left join went on went.class_id = c.class_id and went.roll_id = c.roll_id
      union all
      select null, mine.class_id, k.school_id, mine.region_code, k.stage, k.entry_year, k.number, 0,
        0, coalesce(came.n, 0), 0, 0, null, null
      from mine
      join school_classes k on k.id = mine.class_id
      left join came on came.class_id = mine.class_id
      where mine.class_id not in (select class_id from class)
        and exists (select 1 from seat where seat.class_id = mine.class_id)
    )
    select * from counted
    order by rollId is null, ${stageOrder}, entryYear desc, number`);
  return rows.map((row) => ({
    ...row,
    required: row.required === 1,
    counters: countersFrom(row.counters),
    mastered: masteredFrom(row.mastered),
  }));
}

const stageOrder = sql`
  case stage when 'primary' then 1 when 'junior' then 2 when 'senior' then 3 else 4 end`;

/** A class can stand on two rolls that hold; who joined it is counted with the newer. */
const rollsOfClass = sql`
  select same.roll_id from roll_classes same
  join held on held.region_code = same.region_code and held.roll_id = same.roll_id
  where same.school_id = c.school_id and same.class_id = c.class_id`;

/**
 * Each class that is counted here: those on the rolls that hold, and those opened since in a
 * school that is here today. `frozen`: is there a roll to have joined since?
 */
const classesOf = (scope: Scope, today: string): SQL => sql`
  select class_id, min(region_code) as region_code, 1 as frozen from class group by class_id
  union all
  select k.id, p.region_code, held.roll_id is not null or exists (
    ${currentRollClasses(sql`held`, sql`c.school_id = k.school_id`)})
  from school_periods p
  join school_classes k on k.school_id = p.school_id
  join grade g on g.stage = k.stage and g.entry_year = k.entry_year
  left join held on held.region_code = p.region_code
  where p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today})
    and ${thereWithin(scope)} and not exists (
      ${currentRollClasses(sql`held`, sql`c.school_id = k.school_id and c.class_id = k.id`)})`;

/**
 * Who came and who went, school by school, counted by class: to change class is neither. Nearly
 * everyone is seen in one go; only the others are looked for in other classes of the school, by
 * their open seats, for no leaving is noted ahead.
 */
const movements = (today: string): SQL => sql`
  unlisted as materialized (
    select s.* from seat s
    left join entry e on e.student_id = s.student_id and e.school_id = s.school_id
    where e.student_id is null and s.frozen
  ),
  came as (
    select s.class_id, count(*) as n
    from unlisted s
    where not exists (
      select 1 from roll_entries x
      join roll_classes c on c.roll_id = x.roll_id and c.class_id = x.class_id
      join held on held.region_code = c.region_code and held.roll_id = c.roll_id
      where x.student_id = s.student_id and c.school_id = s.school_id)
    group by s.class_id
  ),
  unseated as materialized (
    select e.* from entry e
    left join seat s on s.student_id = e.student_id and s.school_id = e.school_id
    where s.student_id is null
  ),
  gone as (
    select e.* from unseated e
    where not exists (
      select 1 from enrolments o
      join school_classes k on k.id = o.class_id and k.school_id = e.school_id
      join grade g on g.stage = k.stage and g.entry_year = k.entry_year
      join school_periods p on p.school_id = k.school_id
        and p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today})
      where o.student_id = e.student_id and o.left_on is null and o.joined_on <= ${today})
  ),
  finished as (
    select gone.*, exists (
      select 1 from enrolments o
      join school_classes k on k.id = o.class_id and k.school_id = gone.school_id
      where o.student_id = gone.student_id and o.left_on is null and o.joined_on <= ${today}
        and k.entry_year < (select min(entry_year) from grade g where g.stage = k.stage)
    ) as graduated
    from gone
  ),
  went as (
    select roll_id, class_id, sum(not graduated) as n, sum(graduated) as graduated
    from finished group by roll_id, class_id
  )`;
