import { and, desc, eq, gt } from 'drizzle-orm';
import { db } from '../../client.ts';
import { sessions } from '../../schema/index.ts';

/** The open sessions of an account, newest first. `id` is the hash of the session's id. */
export const sessionsOf = (accountId: string, now: number) =>
  db()
    .select({ id: sessions.id, startedAt: sessions.startedAt, device: sessions.device })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.startedAt));
