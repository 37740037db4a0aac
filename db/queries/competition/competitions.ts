import { and, desc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { competitions, itemVersions } from '../../schema/index.ts';

export type Competition = typeof competitions.$inferSelect;

/** A competition by id. */
export async function competitionById(id: number): Promise<Competition | undefined> {
  const [row] = await db().select().from(competitions).where(eq(competitions.id, id));
  return row;
}

/** The competitions that these regions opened, the newest first. */
export const competitionsOf = (regionCodes: readonly string[]): Promise<Competition[]> =>
  newestFirst(inArray(competitions.regionCode, [...regionCodes]));

/** Those whose window has begun, and had not ended before `since` (ms); the newest first. */
export const competitionsSince = (since: number, now: number): Promise<Competition[]> =>
  newestFirst(and(lte(competitions.opensAt, now), gt(competitions.closesAt, since)));

const newestFirst = (where: SQL | undefined): Promise<Competition[]> =>
  db()
    .select()
    .from(competitions)
    .where(where)
    .orderBy(desc(competitions.opensAt), desc(competitions.id));

/**
 * Every question there is or was, in a lesson's bank or in a competition's: it has been published
 * or used.
 */
export async function knownStems(): Promise<string[]> {
  const rows = await db().selectDistinct({ stem: itemVersions.stem }).from(itemVersions);
  return rows.map(({ stem }) => stem);
}

/** How many questions the bank of a competition has. */
export async function bankSize(competitionId: number): Promise<number> {
  const [row] = await db().all<{ n: number }>(sql`
    select count(*) as n from competition_items where competition_id = ${competitionId}`);
  return row?.n ?? 0;
}
