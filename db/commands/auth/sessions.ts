import { and, eq, lt, ne } from 'drizzle-orm';
import { db } from '../../client.ts';
import { sessions } from '../../schema/index.ts';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { happened } from './happened.ts';

/** What of an account was compared with what a person typed. */
export type Credentials = { cardHash: string | null; passwordHash: string | null };

/**
 * Stores a session under the hash of its id.
 * @param proved the credentials by which the person came in, if by any
 * @throws isPreconditionFailure when the account has others by now: a new card, a recovery or an
 *   erasure ends all sessions, also the one that is just beginning
 */
export const addSession = (session: typeof sessions.$inferInsert, proved?: Credentials) =>
  write([
    ...(proved ? [stillHas(session.accountId, proved)] : []),
    db().insert(sessions).values(session),
  ]);

const stillHas = (accountId: string, { cardHash, passwordHash }: Credentials): Statement => ({
  sql: `select case when not exists (
    select 1 from accounts where id = ? and card_hash is ? and password_hash is ?)
    then json('precondition') end`,
  args: [accountId, cardHash, passwordHash],
});

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
