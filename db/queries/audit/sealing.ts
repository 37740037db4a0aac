import { and, asc, desc, eq, gt, lte, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { auditEvents, auditSeals } from '../../schema/index.ts';

/** An event as it is stored, `detail` as its very text: what a seal covers. */
export type StoredEvent = Awaited<ReturnType<typeof eventsAfter>>[number];
export type StoredSeal = typeof auditSeals.$inferSelect;

/** The events after an id up to another, both in id order; null: from the first, or to the last. */
export const eventsAfter = (after: number | null, upTo: number | null, limit: number) =>
  db()
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      accountId: auditEvents.accountId,
      act: auditEvents.act,
      subject: auditEvents.subject,
      schoolId: auditEvents.schoolId,
      regionCode: auditEvents.regionCode,
      detail: sql<string>`${auditEvents.detail}`,
    })
    .from(auditEvents)
    .where(
      and(
        after === null ? undefined : gt(auditEvents.id, after),
        upTo === null ? undefined : lte(auditEvents.id, upTo),
      ),
    )
    .orderBy(asc(auditEvents.id))
    .limit(limit);

/** The newest seal. */
export async function lastSeal() {
  const [row] = await db().select().from(auditSeals).orderBy(desc(auditSeals.id)).limit(1);
  return row;
}

/** Seals in the order they were made. */
export const sealsAfter = (id: number, limit: number) =>
  db()
    .select()
    .from(auditSeals)
    .where(gt(auditSeals.id, id))
    .orderBy(asc(auditSeals.id))
    .limit(limit);

/** The seal that says it follows this one. */
export async function sealFollowing(previous: string) {
  const [row] = await db().select().from(auditSeals).where(eq(auditSeals.previous, previous));
  return row;
}

/** Events that no seal covers yet, and when the first of them happened. */
export async function unsealedAfter(upTo: number) {
  const [row] = await db()
    .select({ events: sql<number>`count(*)`, since: sql<number | null>`min(${auditEvents.at})` })
    .from(auditEvents)
    .where(gt(auditEvents.id, upTo));
  return row ?? { events: 0, since: null };
}
