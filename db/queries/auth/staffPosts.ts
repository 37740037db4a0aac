import { sql } from 'drizzle-orm';
import type { Role } from '#domain/people/role';
import type { Stage } from '#domain/people/school';
import type { Post } from '#domain/people/staffPost';
import { db } from '../../client.ts';

/** A role someone holds, held or will hold, with the names of its place. */
export type StaffPost = Post & {
  id: number;
  staffId: number;
  fromOn: string;
  untilOn: string | null;
  /** Of the school of a class too. */
  schoolName: string | null;
  schoolClass: { stage: Stage; entryYear: number; number: number } | null;
  /** The region, or where the school lies. */
  regionName: string;
};

type Row = Pick<
  StaffPost,
  'id' | 'staffId' | 'fromOn' | 'untilOn' | 'schoolName' | 'regionName'
> & {
  role: Role;
  classId: number | null;
  schoolId: number | null;
  stage: Stage | null;
  entryYear: number;
  number: number;
  /** JSON, from the region upwards. */
  regionCodes: string;
};

/** All posts of members of staff, past ones included, in the order they were given. */
export async function staffPosts(staffIds: readonly number[]): Promise<StaffPost[]> {
  const rows = await db().all<Row>(sql`
    with recursive held as (
      select r.*, coalesce(r.school_id, c.school_id) as of_school, s.name as school_name,
        coalesce(r.region_code, s.region_code) as of_region, c.stage, c.entry_year, c.number
      from json_each(${JSON.stringify(staffIds)}) j
      cross join staff_roles r on r.staff_id = j.value
      left join school_classes c on c.id = r.class_id
      left join schools s on s.id = coalesce(r.school_id, c.school_id)
    ), above(start, code, parent, depth) as (
      select distinct g.code, g.code, g.parent_code, 0 from held join regions g on g.code = of_region
      union all
      select a.start, g.code, g.parent_code, depth + 1
      from above a join regions g on g.code = a.parent
    )
    select held.id, staff_id as staffId, role, class_id as classId, of_school as schoolId,
      from_on as fromOn, until_on as untilOn, school_name as schoolName, stage,
      entry_year as entryYear, number, g.name as regionName,
      (select json_group_array(code) from
        (select code from above where start = of_region order by depth)) as regionCodes
    from held join regions g on g.code = of_region order by held.id`);
  return rows.map(({ classId, schoolId, stage, entryYear, number, regionCodes, ...row }) => ({
    ...row,
    schoolClass: stage && { stage, entryYear, number },
    place: {
      ...(classId !== null && { classId }),
      ...(schoolId !== null && { schoolId }),
      regionCodes: JSON.parse(regionCodes) as string[],
    },
  }));
}
