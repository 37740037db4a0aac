import { eq } from 'drizzle-orm';
import { hashSession } from '#auth/lucia';
import { startSession } from '#auth/session';
import { db } from '#db/client';
import { accounts } from '#db/schema/index';
import { write } from '#db/writer';
import type { CastStaff, CastStudent } from './cast.ts';

/** Changes what stands in an account. */
export const setAccount = (
  { accountId }: { accountId: string },
  values: Partial<typeof accounts.$inferInsert>,
) => write([db().update(accounts).set(values).where(eq(accounts.id, accountId))]);

/** What stands in an account. */
export async function accountOf({ accountId }: { accountId: string }) {
  const [row] = await db().select().from(accounts).where(eq(accounts.id, accountId));
  if (!row) throw new Error(`no account ${accountId}`);
  return row;
}

/** The cookie of a new session, as a browser sends it back. */
export async function cookieOf({ accountId }: CastStaff | CastStudent): Promise<string> {
  const { cookie } = await startSession(accountId);
  return cookie.split(';')[0] ?? '';
}

/** What a new session of a person is stored under. */
export const sessionHash = async ({ accountId }: { accountId: string }): Promise<string> =>
  hashSession((await startSession(accountId)).id);

/** The cookie of a student who has set an own password (which one does not matter here). */
export async function cookieOfStudent(student: CastStudent): Promise<string> {
  await setAccount(student, { passwordHash: 'set', cardHash: null });
  return cookieOf(student);
}
