import { sql } from 'drizzle-orm';
import { leastItems } from '#domain/learning/bank';
import { db } from '../../client.ts';
import { currentBank } from '../../queries/bank/currentBank.ts';
import { itemDecisions } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

type Decision = {
  itemId: string;
  reason: string;
  accountId: string;
  /** Of the officer's desk. */
  regionCode: string;
  now: number;
};

/** The decision that holds for an item; null of one that was never decided on. */
const held = (itemId: string) =>
  sql`(select d.decision from item_decisions d where d.item_id = ${itemId} order by d.id desc limit 1)`;

/** What can be drawn for a lesson's check. */
const drawable = sql`(select * from (${currentBank}) where retired = 0)`;

/**
 * Takes an item out of the bank. It is drawn no more; who has it in an open check keeps it, and
 * all that was answered stays.
 * @param replacedBy the item that stands in for it, from the same bank and drawn itself
 * @throws isPreconditionFailure when it is retired already, when a lesson that has it would be
 *   left with fewer than `leastItems`, or when the replacement is none
 */
export const retireItem = ({ replacedBy, ...act }: Decision & { replacedBy: string | null }) =>
  write([
    db()
      .insert(itemDecisions)
      .select(sql`
        select null, ${act.itemId}, 'retired', ${replacedBy}, ${act.reason}, ${act.accountId}, ${act.now}
        where coalesce(${held(act.itemId)}, 'restored') <> 'retired'
          and exists (select 1 from ${drawable} b where b.item_id = ${act.itemId})
          and not exists (
            select 1 from ${drawable} b
            where b.lesson_id in (select m.lesson_id from ${drawable} m where m.item_id = ${act.itemId})
              and b.item_id <> ${act.itemId}
            group by b.lesson_id having count(*) < ${leastItems})
          and (${replacedBy} is null or exists (
            select 1 from ${drawable} b join ${drawable} m on m.lesson_id = b.lesson_id
            where b.item_id = ${replacedBy} and m.item_id = ${act.itemId}
              and b.item_id <> m.item_id))`),
    mustHaveChanged,
    auditEvent({
      ...by(act),
      act: 'retireItem',
      ...(replacedBy !== null && { detail: { replaced: true } }),
    }),
  ]);

/** Brings a retired item back. @throws isPreconditionFailure when it is not retired */
export const restoreItem = (act: Decision) =>
  write([
    db()
      .insert(itemDecisions)
      .select(sql`
        select null, ${act.itemId}, 'restored', null, ${act.reason}, ${act.accountId}, ${act.now}
        where ${held(act.itemId)} = 'retired'`),
    mustHaveChanged,
    auditEvent({ ...by(act), act: 'restoreItem' }),
  ]);

const by = ({ itemId, accountId, regionCode, now }: Decision) => ({
  at: now,
  accountId,
  regionCode,
  subject: `item ${itemId}`,
});
