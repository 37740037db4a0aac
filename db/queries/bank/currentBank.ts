import { sql } from 'drizzle-orm';

/**
 * The banks as they are drawn from now: SQL of a select with the columns lesson_id, item_id,
 * item_version_id, retired (0 or 1), one row a lesson and item version; like `bankOf`, for every
 * lesson at once, and with what is retired.
 */
export const currentBank = sql`
  select b.lesson_id, i.item_id, b.item_version_id, coalesce((
    select d.decision = 'retired' from item_decisions d
    where d.item_id = i.item_id order by d.id desc limit 1), 0) as retired
  from (
    select l.lesson_id, v.item_version_id
    from (select max(id) as id, lesson_id from lesson_versions group by lesson_id) l
    join lesson_version_items v on v.lesson_version_id = l.id
    union
    select lesson_id, item_version_id from added_items
    where id in (select max(id) from added_items group by lesson_id, item_id)
      and lesson_id in (select lesson_id from lesson_versions)
  ) b
  join item_versions i on i.id = b.item_version_id`;
