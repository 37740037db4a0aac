import { and, eq, lt, ne, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { sessions } from '../../schema/index.ts';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { happened } from './happened.ts';

/** What of an account was compared with what a person typed; students have no authenticator. */
export type Credentials = {
  cardHash: string | null;
  passwordHash: string | null;
  totpSecret: string | null;
};

/**
 * Stores a session under the hash of its id.
 * @param proved the credentials by which the person came in, if by any
 * @throws isPreconditionFailure when the account has others by now: a new card, a recovery, an
 *   authenticator or an erasure ends all sessions, also the one that is just beginning
 */
export const addSession = (session: typeof sessions.$inferInsert, proved?: Credentials) =>
  write([
    ...(proved ? [stillHas(session.accountId, proved)] : []),
    db().insert(sessions).values(session),
  ]);

const stillHas = (accountId: string, now: Credentials): Statement => ({
  sql: `select case when not exists (
    select 1 from accounts
    where id = ? and card_hash is ? and password_hash is ? and totp_secret is ?)
    then json('precondition') end`,
  args: [accountId, now.cardHash, now.passwordHash, now.totpSecret],
});

/** Statement that stops an act unless the session in which a person asks for it is still open. */
export const stillOpen = (accountId: string, hash: string): Statement => ({
  sql: `select case when not exists (select 1 from sessions where id = ? and account_id = ?)
    then json('precondition') end`,
  args: [hash, accountId],
});

export const extendSession = (id: string, expiresAt: number) =>
  write([db().update(sessions).set({ expiresAt }).where(eq(sessions.id, id))]);

export const endSession = (id: string) => write([db().delete(sessions).where(eq(sessions.id, id))]);

/** Statement that ends every session of a person, for use inside a larger act. */
export const endSessionsOf = (accountId: string) =>
  db().delete(sessions).where(eq(sessions.accountId, accountId));

/** Statement that ends every session of a person but the one in which they act. */
export const endSessionsBut = (accountId: string, kept: string) =>
  db()
    .delete(sessions)
    .where(and(eq(sessions.accountId, accountId), ne(sessions.id, kept)));

/** The detail of an event right after it: how many that were. */
export const endedSessions = sql`json_object('sessions', changes())`;

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
