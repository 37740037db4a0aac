import { and, eq, lt, ne } from 'drizzle-orm';
import { db } from '../../client.ts';
import { sessions } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { happened } from './happened.ts';

/** Stores a session under the hash of its id. */
export const addSession = (session: typeof sessions.$inferInsert) =>
  write([db().insert(sessions).values(session)]);

export const extendSession = (id: string, expiresAt: number) =>
  write([db().update(sessions).set({ expiresAt }).where(eq(sessions.id, id))]);

export const endSession = (id: string) => write([db().delete(sessions).where(eq(sessions.id, id))]);

/** Statement that ends every session of a person, for use inside a larger act. */
export const endSessionsOf = (accountId: string) =>
  db().delete(sessions).where(eq(sessions.accountId, accountId));

export const endExpiredSessions = (now: number) =>
  write([db().delete(sessions).where(lt(sessions.expiresAt, now))]);

/**
 * Ends sessions of a person, by the hashes of their ids, at their own wish.
 * @returns false when there was none
 */
export const endOwnSessions = (
  accountId: string,
  which: { only: string } | { allBut: string },
  at: number,
) =>
  happened(
    write([
      db()
        .delete(sessions)
        .where(
          and(
            eq(sessions.accountId, accountId),
            'only' in which ? eq(sessions.id, which.only) : ne(sessions.id, which.allBut),
          ),
        ),
      mustHaveChanged,
      auditEvent({
        ...{ at, accountId, act: 'endSession', subject: `account ${accountId}` },
        ...placeOfAccount(accountId),
      }),
    ]),
  );
