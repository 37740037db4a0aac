import { db } from '../../client.ts';
import { regions } from '../../schema/index.ts';

/** Every region there is. */
export async function regionCodes(): Promise<string[]> {
  const rows = await db().select({ code: regions.code }).from(regions);
  return rows.map(({ code }) => code);
}
