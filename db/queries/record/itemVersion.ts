import { eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { itemVersions } from '../../schema/index.ts';

/** A question as it was published, with its key; for the server only. */
export async function itemVersion(id: number) {
  const [row] = await db().select().from(itemVersions).where(eq(itemVersions.id, id));
  return row;
}
