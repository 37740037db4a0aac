import { sql } from 'drizzle-orm';
import type { SchoolKind } from '#domain/people/school';
import { db } from '../../../client.ts';
import { gradesOn } from '../gradesOn.ts';

export type SchoolFilter = {
  /** This region and all below it. */
  regionCode: string;
  state: 'open' | 'closed';
  kind?: SchoolKind | undefined;
  /** Part of the name, or the beginning of the code. */
  words?: string | undefined;
};

export type ListedSchool = {
  id: number;
  code: string;
  name: string;
  kind: SchoolKind;
  regionCode: string;
  regionName: string;
  openedOn: string | null;
  closedOn: string | null;
  mergedIntoId: number | null;
};

/** One page of the schools that fit, in region-code and then school-code order. */
export const schoolList = (filter: SchoolFilter, { from, most }: { from: number; most: number }) =>
  db().all<ListedSchool>(sql`
    select s.id, s.code, s.name, s.kind, s.region_code as regionCode, r.name as regionName,
      s.opened_on as openedOn, s.closed_on as closedOn, s.merged_into_id as mergedIntoId
    from ${fitting(filter)}
    order by s.region_code, s.code limit ${most} offset ${from}`);

/** How many students sit in each of these schools that day. */
export const studentsIn = (schoolIds: readonly number[], day: string) =>
  db().all<{ schoolId: number; students: number }>(sql`
    select c.school_id as schoolId, count(*) as students
    from json_each(${JSON.stringify(schoolIds)}) j
    cross join school_classes c on c.school_id = j.value
    join (${sql.raw(gradesOn(day))}) g on g.stage = c.stage and g.entry_year = c.entry_year
    join enrolments e on e.class_id = c.id and e.left_on is null
    group by c.school_id`);

/** How many schools fit. */
export async function countSchools(filter: SchoolFilter): Promise<number> {
  const rows = await db().all<{ n: number }>(sql`select count(*) as n from ${fitting(filter)}`);
  return rows[0]?.n ?? 0;
}

const fitting = ({ regionCode, state, kind, words }: SchoolFilter) => sql`
  schools s join regions r on r.code = s.region_code
  where s.region_code in (
    with recursive within(code) as (
      select ${regionCode} union
      select b.code from regions b join within w on b.parent_code = w.code)
    select code from within)
  and s.closed_on is ${sql.raw(state === 'open' ? 'null' : 'not null')}
  ${kind === undefined ? sql`` : sql`and s.kind = ${kind}`}
  ${
    words === undefined
      ? sql``
      : sql`and (instr(s.name, ${words}) > 0 or substr(s.code, 1, length(${words})) = upper(${words}))`
  }`;
