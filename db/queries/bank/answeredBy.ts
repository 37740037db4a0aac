import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

/**
 * The newest version of an item that this class answered in a finished check, without its key and
 * with the options by their words, not in their order; undefined when nobody who sits there has.
 */
export async function answeredBy(classId: number, itemId: string) {
  const [row] = await db().all<{ version: number; stem: string; options: string }>(sql`
    select i.id as version, i.stem,
      (select json_group_array(o.value ->> 'text') from json_each(i.options) o) as options
    from item_versions i
    where i.item_id = ${itemId} and exists (
      select 1 from enrolments e
      join attempts a on a.student_id = e.student_id and a.kind = 'check'
        and a.finished_at is not null
      join attempt_items d on d.attempt_id = a.id and d.item_version_id = i.id
      join responses r on r.attempt_id = d.attempt_id and r.position = d.position
      where e.class_id = ${classId} and e.left_on is null)
    order by i.id desc limit 1`);
  return row && { ...row, options: (JSON.parse(row.options) as string[]).toSorted() };
}
