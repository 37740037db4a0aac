import { and, count, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { recoveryCodes } from '../../schema/index.ts';

/** Unused recovery codes of an account. */
export async function recoveryCodesLeft(accountId: string): Promise<number> {
  const [row] = await db()
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)));
  return row?.left ?? 0;
}
