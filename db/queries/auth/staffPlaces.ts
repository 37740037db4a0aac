import { sql } from 'drizzle-orm';
import type { SchoolKind, Stage } from '#domain/people/school';
import { db } from '../../client.ts';

export type SchoolOfFile = {
  id: number;
  code: string;
  name: string;
  kind: SchoolKind;
  regionCode: string;
  classes: { id: number; stage: Stage; entryYear: number; number: number }[];
};

/** The schools with these codes or ids, with their classes. */
export async function schoolsOfFile(named: {
  codes: readonly string[];
  ids: readonly number[];
}): Promise<SchoolOfFile[]> {
  const rows = await db().all<Omit<SchoolOfFile, 'classes'> & { classes: string }>(sql`
    select s.id, s.code, s.name, s.kind, s.region_code as regionCode,
      (select json_group_array(json_object('id', c.id, 'stage', c.stage,
        'entryYear', c.entry_year, 'number', c.number))
        from school_classes c where c.school_id = s.id) as classes
    from schools s
    where s.code in (select value from json_each(${JSON.stringify(named.codes)}))
      or s.id in (select value from json_each(${JSON.stringify(named.ids)}))`);
  return rows.map((row) => ({
    ...row,
    classes: JSON.parse(row.classes) as SchoolOfFile['classes'],
  }));
}

/** Regions by their codes: the name, and the codes from the region upwards. */
export async function regionsOfFile(codes: readonly string[]) {
  const rows = await db().all<{ code: string; name: string; above: string }>(sql`
    with recursive above(start, name, code, parent, depth) as (
      select r.code, r.name, r.code, r.parent_code, 0
      from json_each(${JSON.stringify(codes)}) j cross join regions r on r.code = j.value
      union
      select a.start, a.name, r.code, r.parent_code, depth + 1
      from above a join regions r on r.code = a.parent
    )
    select of.code, of.name, (select json_group_array(code) from
      (select code from above where start = of.code order by depth)) as above
    from above of where of.depth = 0`);
  return new Map(
    rows.map(({ code, name, above }) => [
      code,
      { name, regionCodes: JSON.parse(above) as string[] },
    ]),
  );
}

/** The schools of a region and of all below it, in code order. */
export const schoolsBelow = (regionCode: string, limit: number) =>
  db().all<{ code: string; name: string }>(sql`
    with recursive within(code) as (
      select ${regionCode} union all
      select r.code from regions r join within w on r.parent_code = w.code
    )
    select s.code, s.name from schools s join within w on w.code = s.region_code
    where s.closed_on is null order by s.code limit ${limit}`);

/** The id of the school with this code. */
export async function schoolIdOf(code: string): Promise<number | undefined> {
  const [row] = await db().all<{ id: number }>(sql`select id from schools where code = ${code}`);
  return row?.id;
}
