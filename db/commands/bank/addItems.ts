import type { ExchangeItem } from '#domain/learning/exchange';
import { type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

export type ItemsImport = {
  /** New items and new texts of added ones, each with the digest of its version. */
  items: (ExchangeItem & { digest: string })[];
  /** The last row of `added_items` when the import was worked out. */
  lastAdded: number;
  counts: Record<string, number | string>;
  accountId: string;
  /** Of the officer's desk. */
  regionCode: string;
  at: number;
};

/**
 * Takes questions into the banks of their lessons, all or none: a version each, drawn from now
 * on. Another text under a known id is a new version; what is answered keeps the old one.
 * @throws isPreconditionFailure when others imported meanwhile, when a question stands in
 * `content/`, or when its lesson is none
 */
export const addItems = ({ items, lastAdded, counts, ...by }: ItemsImport) => {
  const rows = JSON.stringify(items);
  return write([
    stillSo(rows, lastAdded),
    {
      sql: `insert into item_versions
          (item_id, digest, kind, objective, stem, options, key, why, situation, source, review_by)
        select value ->> 'id', value ->> 'digest', value ->> 'kind', value ->> 'objective',
          value ->> 'stem', value -> 'options', value ->> 'key', value ->> 'why',
          value ->> 'situation', value ->> 'source', value ->> 'reviewBy'
        from json_each(?) where true
        on conflict (item_id, digest) do update set objective = excluded.objective,
          situation = excluded.situation, source = excluded.source, review_by = excluded.review_by`,
      args: [rows],
    },
    {
      sql: `insert into added_items (item_id, lesson_id, item_version_id, account_id, at)
        select i.item_id, j.value ->> 'lesson', i.id, ?, ? from json_each(?) j
        cross join item_versions i
          on i.item_id = j.value ->> 'id' and i.digest = j.value ->> 'digest'`,
      args: [by.accountId, by.at, rows],
    },
    auditEvent({ ...by, act: 'importItems', subject: 'bank', detail: counts }),
  ]);
};

/** Stops the act, undoing all of it, unless the bank is as it was when the import was shown. */
const stillSo = (rows: string, lastAdded: number): Statement => ({
  sql: `select case when (select coalesce(max(id), 0) from added_items) <> :lastAdded
    or exists (
      select 1 from json_each(:rows) j
      cross join item_versions i on i.item_id = j.value ->> 'id'
      join lesson_version_items v on v.item_version_id = i.id)
    or exists (
      select 1 from json_each(:rows) j
      where j.value ->> 'lesson' not in (select lesson_id from lesson_versions))
    then json('precondition') end`,
  args: { rows, lastAdded },
});
