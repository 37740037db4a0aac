import { sql } from 'drizzle-orm';
import type { ItemKind } from '#domain/learning/item';
import { db } from '../../client.ts';
import { currentBank } from './currentBank.ts';

export type BankItem = {
  lessonId: string;
  itemId: string;
  version: number;
  kind: ItemKind;
  objective: string;
  stem: string;
  /** Index of the right option: for the server, to judge by. */
  key: number;
  reviewBy: string | null;
  retired: number;
  /** How often it was drawn, in whatever. */
  shown: number;
  openReports: number;
};

/** Every item of every lesson's bank, retired ones too, in the order of their ids. */
export const bankItems = () =>
  db().all<BankItem>(sql`
    select b.lesson_id as lessonId, b.item_id as itemId, b.item_version_id as version, i.kind,
      i.objective, i.stem, i.key, i.review_by as reviewBy, b.retired,
      coalesce(x.shown, 0) as shown, coalesce(r.open, 0) as openReports
    from (${currentBank}) b
    join item_versions i on i.id = b.item_version_id
    left join item_exposure x on x.item_version_id = i.id
    left join (
      select item_id, count(*) as open from item_reports where answered_at is null group by item_id
    ) r on r.item_id = b.item_id
    order by b.lesson_id, b.item_id, b.item_version_id`);
