import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

/** The classes of the schools that stand in these regions. */
export const classesWithin = (codes: readonly string[]) =>
  db().all<{ classId: number; schoolId: number }>(sql`
    select k.id as classId, k.school_id as schoolId
    from schools s join school_classes k on k.school_id = s.id
    where s.region_code in (select value from json_each(${JSON.stringify(codes)}))
    order by k.id`);
