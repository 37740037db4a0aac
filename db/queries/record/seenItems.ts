import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

export type SeenItem = {
  itemId: string;
  itemVersionId: number;
  /** Of a check; null when a booster showed it. */
  lessonId: string | null;
  /** When the key was shown: at the end of the newest attempt that had the item. */
  shownAt: number;
  /** Was it answered rightly there? */
  right: boolean;
  /** What the review has stored, if it was reviewed before. */
  card: Record<string, number> | null;
};

/**
 * The items whose keys this student was shown: of own finished checks and boosters, never of a
 * competition. Left out are retired items, those that stand in an open attempt of the student,
 * and versions whose right answer was changed since. Of several versions the newest one seen.
 */
export async function seenItems(studentId: number): Promise<SeenItem[]> {
  // SQLite takes the other columns from the row that holds the maximum.
  const rows = await db().all<
    Omit<SeenItem, 'right' | 'card'> & { right: 0 | 1; card: string }
  >(sql`
    select i.item_id as itemId, i.id as itemVersionId, a.lesson_id as lessonId,
      max(a.finished_at) as shownAt, coalesce(r.chosen = i.key, 0) as "right", c.card as card
    from attempts a
    join attempt_items ai on ai.attempt_id = a.id
    join item_versions i on i.id = ai.item_version_id
    left join responses r on r.attempt_id = ai.attempt_id and r.position = ai.position
    left join review_cards c on c.student_id = a.student_id and c.item_version_id = i.id
    where a.student_id = ${studentId} and a.kind in ('check', 'booster')
      and a.finished_at is not null
      and coalesce((
        select d.decision from item_decisions d where d.item_id = i.item_id
        order by d.id desc limit 1), 'restored') <> 'retired'
      and not exists (
        select 1 from attempts o
        join attempt_items oi on oi.attempt_id = o.id
        join item_versions ov on ov.id = oi.item_version_id
        where o.student_id = a.student_id and o.finished_at is null and ov.item_id = i.item_id)
      and not exists (
        select 1 from item_versions n where n.item_id = i.item_id and n.id > i.id
          and n.options ->> ('$[' || n.key || '].text') <> i.options ->> ('$[' || i.key || '].text'))
    group by i.id
    order by i.id`);
  const newest = new Map(rows.map((row) => [row.itemId, row]));
  return [...newest.values()].map(({ right, card, ...row }) => ({
    ...row,
    right: right === 1,
    card: card === null ? null : JSON.parse(card),
  }));
}
