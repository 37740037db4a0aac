import { eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, staff } from '../../schema/index.ts';

/** The member of staff whose account this is; undefined for a student's. */
export async function staffOfAccount(accountId: string) {
  const [row] = await db()
    .select({ staffId: staff.id, signInName: staff.name, displayName: staff.displayName })
    .from(accounts)
    .innerJoin(staff, eq(staff.id, accounts.staffId))
    .where(eq(accounts.id, accountId));
  return row;
}
