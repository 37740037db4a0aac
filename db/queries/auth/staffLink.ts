import { and, eq, gt, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, staff, staffLinks } from '../../schema/index.ts';

/** The link stored under this hash with whose it is; undefined when it is used, expired or unknown. */
export async function openStaffLink(hash: string, now: number) {
  const [row] = await db()
    .select({
      purpose: staffLinks.purpose,
      expiresAt: staffLinks.expiresAt,
      staffId: staff.id,
      signInName: staff.name,
      displayName: staff.displayName,
      accountId: accounts.id,
      activatedAt: accounts.activatedAt,
      totpSecret: accounts.totpSecret,
    })
    .from(staffLinks)
    .innerJoin(staff, eq(staff.id, staffLinks.staffId))
    .innerJoin(accounts, eq(accounts.staffId, staff.id))
    .where(
      and(eq(staffLinks.hash, hash), isNull(staffLinks.usedAt), gt(staffLinks.expiresAt, now)),
    );
  return row;
}
