import { eq, lt } from 'drizzle-orm';
import { db } from '../../client.ts';
import { sessions } from '../../schema/index.ts';
import { write } from '../../writer.ts';

/** Stores a session under the hash of its id. */
export const addSession = (session: { id: string; accountId: string; expiresAt: number }) =>
  write([db().insert(sessions).values(session)]);

export const extendSession = (id: string, expiresAt: number) =>
  write([db().update(sessions).set({ expiresAt }).where(eq(sessions.id, id))]);

export const endSession = (id: string) => write([db().delete(sessions).where(eq(sessions.id, id))]);

/** Statement that ends every session of a person, for use inside a larger act. */
export const endSessionsOf = (accountId: string) =>
  db().delete(sessions).where(eq(sessions.accountId, accountId));

export const endExpiredSessions = (now: number) =>
  write([db().delete(sessions).where(lt(sessions.expiresAt, now))]);
