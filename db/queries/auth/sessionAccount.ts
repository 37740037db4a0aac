import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../client.ts';
import { accounts, sessions, staff, students } from '../../schema/index.ts';

const byId = prepared((db) =>
  db
    .select({
      expiresAt: sessions.expiresAt,
      accountId: accounts.id,
      studentId: accounts.studentId,
      staffId: accounts.staffId,
      resetAt: accounts.resetAt,
      passwordHash: accounts.passwordHash,
      studentName: students.name,
      staffName: staff.displayName,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(students, eq(students.id, accounts.studentId))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare(),
);

/** The session stored under this hash, with its account and the name to greet. */
export async function sessionAccount(idHash: string) {
  const [row] = await byId().execute({ id: idHash });
  if (!row) return undefined;
  const { studentName, staffName, passwordHash, ...rest } = row;
  return { ...rest, name: studentName ?? staffName ?? '', hasPassword: passwordHash !== null };
}
