import { sql } from 'drizzle-orm';
import type { SchoolKind } from '#domain/people/school';
import { db } from '../../client.ts';

/** A school as it is today, with the words for where it stands or what became of it. */
export type ShownSchool = {
  id: number;
  code: string;
  name: string;
  kind: SchoolKind;
  regionCode: string;
  regionName: string;
  closedOn: string | null;
  mergedIntoId: number | null;
  mergedIntoName: string | null;
};

const columns = sql`
  select s.id, s.code, s.name, s.kind, s.region_code as regionCode, r.name as regionName,
    s.closed_on as closedOn, s.merged_into_id as mergedIntoId, m.name as mergedIntoName
  from schools s
  join regions r on r.code = s.region_code
  left join schools m on m.id = s.merged_into_id`;

/** These schools, and those that hang on a region today, in code order. */
export const schoolsShown = (ids: readonly number[], regionCode?: string) =>
  db().all<ShownSchool>(sql`${columns}
    where s.id in (select value from json_each(${JSON.stringify(ids)}))
      or s.region_code = ${regionCode ?? null}
    order by s.code`);

/** The schools that were in these regions on a day, in code order, as they were called then. */
export const schoolsThere = (codes: readonly string[], day: string) =>
  db().all<{ id: number; code: string; name: string }>(sql`
    select s.id, s.code, p.name
    from school_periods p join schools s on s.id = p.school_id
    where p.region_code in (select value from json_each(${JSON.stringify(codes)}))
      and p.from_on <= ${day} and (p.until_on is null or p.until_on > ${day})
    order by s.code`);

/** What these schools were called on a day; today's name when the record does not reach back. */
export async function namesOn(ids: readonly number[], day: string) {
  const rows = await db().all<{ id: number; code: string; name: string }>(sql`
    select s.id, s.code, coalesce(p.name, s.name) as name
    from schools s left join school_periods p on p.school_id = s.id
      and p.from_on <= ${day} and (p.until_on is null or p.until_on > ${day})
    where s.id in (select value from json_each(${JSON.stringify(ids)}))
    order by s.code`);
  return rows;
}
