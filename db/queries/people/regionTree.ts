import { asc, eq, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { regions } from '../../schema/index.ts';

/** The regions directly below one, in code order. */
export const regionsBelow = (code: string) =>
  db().select().from(regions).where(eq(regions.parentCode, code)).orderBy(asc(regions.code));

/** Codes of a region and of all below it. */
export async function codesWithin(code: string): Promise<string[]> {
  const rows = await db().all<{ code: string }>(sql`
    with recursive within(code) as (
      select ${code} union all
      select r.code from ${regions} r join within w on r.parent_code = w.code
    )
    select code from within`);
  return rows.map((row) => row.code);
}
