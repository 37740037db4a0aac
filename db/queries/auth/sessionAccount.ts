import { eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, sessions, staff, students } from '../../schema/index.ts';

/** The session stored under this hash, with its account and the name to greet. */
export async function sessionAccount(idHash: string) {
  const [row] = await db()
    .select({
      expiresAt: sessions.expiresAt,
      accountId: accounts.id,
      studentId: accounts.studentId,
      staffId: accounts.staffId,
      resetAt: accounts.resetAt,
      hasPassword: accounts.passwordHash,
      studentName: students.name,
      staffName: staff.displayName,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(students, eq(students.id, accounts.studentId))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(eq(sessions.id, idHash));
  if (!row) return undefined;
  const { studentName, staffName, hasPassword, ...rest } = row;
  return { ...rest, name: studentName ?? staffName ?? '', hasPassword: hasPassword !== null };
}
