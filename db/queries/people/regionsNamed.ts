import { inArray, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { regions } from '../../schema/index.ts';

/** The regions with these codes, however many: the codes travel as one parameter. */
export const regionsNamed = (codes: readonly string[]) =>
  db()
    .select()
    .from(regions)
    .where(inArray(regions.code, sql`(select value from json_each(${JSON.stringify(codes)}))`));
