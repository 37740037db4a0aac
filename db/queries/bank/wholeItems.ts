import { sql } from 'drizzle-orm';
import type { ItemKind } from '#domain/learning/item';
import { db } from '../../client.ts';
import { currentBank } from './currentBank.ts';

export type WholeItem = {
  itemId: string;
  lessonId: string;
  kind: ItemKind;
  /** Null on versions from before this was kept; likewise `source` and `reviewBy`. */
  situation: number | null;
  objective: string;
  stem: string;
  /** JSON of { text, feedback }[]. */
  options: string;
  key: number;
  why: string;
  source: string | null;
  reviewBy: string | null;
  /** 1: it stands in `content/`, now or earlier. */
  ofContent: number;
  retired: number;
};

/**
 * Every item of the bank with its key and words, each once, in the lesson that it belongs to; for
 * the server, and for files that only keepers of the bank may have.
 */
export const wholeItems = () =>
  db().all<WholeItem>(sql`
    select b.item_id as itemId, b.lesson_id as lessonId, i.kind, i.situation, i.objective, i.stem,
      i.options, i.key, i.why, i.source, i.review_by as reviewBy, b.retired,
      b.item_id in (
        select c.item_id from lesson_version_items v join item_versions c on c.id = v.item_version_id
      ) as ofContent
    from (${currentBank}) b
    join item_versions i on i.id = b.item_version_id
    join (select max(id) as id, lesson_id from lesson_versions group by lesson_id) l
      on l.lesson_id = b.lesson_id
    join lesson_versions v on v.id = l.id
    where b.item_id glob b.lesson_id || '-*'
    order by v.number, b.item_id`);

/** The ids of all items there ever were, competitions' too, and the last row of `added_items`. */
export async function usedItemIds(): Promise<{ ids: Set<string>; lastAdded: number }> {
  const rows = await db().all<{ id: string; last: number }>(sql`
    select distinct item_id as id, (select coalesce(max(id), 0) from added_items) as last
    from item_versions`);
  return { ids: new Set(rows.map(({ id }) => id)), lastAdded: rows[0]?.last ?? 0 };
}
