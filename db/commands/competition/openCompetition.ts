import type { ItemKind } from '#domain/learning/item';
import { db } from '../../client.ts';
import { competitions } from '../../schema/index.ts';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';

export type NewCompetition = Omit<typeof competitions.$inferInsert, 'id' | 'calledOffAt'>;

/** A question of its bank; `digest` stands for all that is asked and answered. */
export type BankItem = {
  digest: string;
  kind: ItemKind;
  situation: boolean | null;
  objective: string;
  stem: string;
  options: { text: string; feedback: string }[];
  key: number;
  why: string;
  source: string | null;
};

/** Inside the act the newest competition is ours: ids grow, and there is one writer. */
const thisOne = '(select max(id) from competitions)';

/**
 * Opens a competition with its unpublished bank.
 * @returns its id
 * @throws isPreconditionFailure when one of its questions was published or used meanwhile, e.g.
 *   by the same form sent twice
 */
export async function openCompetition(
  competition: NewCompetition,
  bank: readonly BankItem[],
): Promise<number> {
  // The bank travels as one parameter.
  const rows = JSON.stringify(bank);
  const [, opened] = await write([
    noneKnown(rows),
    db().insert(competitions).values(competition),
    items(rows),
    itsBank(rows),
    mustHaveChanged,
    audit(competition, bank.length),
  ]);
  return Number(opened?.lastInsertRowid);
}

const noneKnown = (rows: string): Statement => ({
  sql: `select case when exists (
      select 1 from item_versions where stem in (select value ->> 'stem' from json_each(?))
    ) then json('precondition') end`,
  args: [rows],
});

const items = (rows: string): Statement => ({
  sql: `insert into item_versions
      (item_id, digest, kind, objective, stem, options, key, why, situation, source)
    select 'competition-' || ${thisOne} || '-' || (b.key + 1),
      b.value ->> 'digest', b.value ->> 'kind', b.value ->> 'objective', b.value ->> 'stem',
      b.value -> 'options', b.value ->> 'key', b.value ->> 'why', b.value ->> 'situation',
      b.value ->> 'source'
    from json_each(?) b`,
  args: [rows],
});

const itsBank = (rows: string): Statement => ({
  sql: `insert into competition_items (competition_id, item_version_id)
    select ${thisOne}, id from item_versions where item_id in
      (select 'competition-' || ${thisOne} || '-' || (b.key + 1) from json_each(?) b)`,
  args: [rows],
});

const audit = (competition: NewCompetition, items: number): Statement => ({
  sql: `insert into audit_events (at, account_id, act, subject, region_code, detail)
    select ?, ?, 'openCompetition', 'competition ' || ${thisOne}, ?, json_object('items', ?)`,
  args: [competition.createdAt, competition.accountId, competition.regionCode, items],
});
