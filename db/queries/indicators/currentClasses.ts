import { type SQL, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { gradesOn } from '../people/gradesOn.ts';
import { currentRollClasses, currentRolls } from './currentRolls.ts';
import { movementsOf, rollKey } from './movements.ts';
import { countersFrom, dueOfClass, masteredFrom, type RollCount } from './rollCounts.ts';
import { onRollWithin, type Scope, thereWithin } from './scope.ts';

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

type Row = Omit<
  CurrentClass,
  'counters' | 'mastered' | 'required' | 'joined' | 'left' | 'graduated'
> & {
  required: number;
  counters: string | null;
  mastered: string | null;
  /** Is there a roll to have joined since, and is this the row that tells of it? */
  tellsJoined: number;
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
  const rows = await classesWithin(scope, termId, today);
  const schoolIds = [...new Set(rows.map((row) => row.schoolId))];
  const { seats, gone } = await movementsOf(schoolIds, termId, today);
  return rows
    .filter(({ rollId, classId }) => rollId !== null || seats.get(classId)?.students)
    .map(({ tellsJoined, ...row }) => {
      const went = row.rollId === null ? undefined : gone.get(rollKey(row.rollId, row.classId));
      return {
        ...row,
        required: row.required === 1,
        joined: tellsJoined ? (seats.get(row.classId)?.unlisted ?? 0) : 0,
        left: went?.left ?? 0,
        graduated: went?.graduated ?? 0,
        counters: countersFrom(row.counters),
        mastered: masteredFrom(row.mastered),
      };
    });
}

const classesWithin = (scope: Scope, termId: string, today: string) =>
  db().all<Row>(sql`
    with held as materialized (${currentRolls(termId)}),
    grade as materialized (${sql.raw(gradesOn(today))}),
    class as materialized (${currentRollClasses(sql`held`, onRollWithin(scope))}),
    here as materialized (
      select k.id, k.school_id, p.region_code
      from school_periods p
      join school_classes k on k.school_id = p.school_id
      join grade g on g.stage = k.stage and g.entry_year = k.entry_year
      where p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today})
        and ${thereWithin(scope)}
    ),
    standing as materialized (${standingIn(sql`select school_id from class union select school_id from here`)}),
    counted as (
      select c.roll_id as rollId, c.class_id as classId, c.school_id as schoolId,
        c.region_code as regionCode, c.stage, k.entry_year as entryYear, k.number, c.size,
        c.required, c.roll_id = s.newest as tellsJoined,
        (select json_group_array(json_array(metric, evidence, students)) from class_counters cc
          where cc.roll_id = c.roll_id and cc.class_id = c.class_id and students > 0) as counters,
        ${dueOfClass(sql`c.roll_id`, sql`c.class_id`, today)} as mastered
      from class c
      join school_classes k on k.id = c.class_id
      join standing s on s.school_id = c.school_id and s.class_id = c.class_id
      union all
      select null, k.id, k.school_id, here.region_code, k.stage, k.entry_year, k.number, 0, 0,
        held.roll_id is not null or here.school_id in (select school_id from standing), null, null
      from here
      join school_classes k on k.id = here.id
      left join held on held.region_code = here.region_code
      where (here.school_id, here.id) not in (select school_id, class_id from standing)
    )
    select * from counted
    order by rollId is null, ${stageOrder}, entryYear desc, number`);

const stageOrder = sql`
  case stage when 'primary' then 1 when 'junior' then 2 when 'senior' then 3 else 4 end`;

/** A class can stand on two rolls that hold; who joined it is counted with the newer. */
const standingIn = (schools: SQL): SQL => sql`
  select school_id, class_id, max(roll_id) as newest
  from (${currentRollClasses(sql`held`, sql`c.school_id in (${schools})`)})
  group by school_id, class_id`;
