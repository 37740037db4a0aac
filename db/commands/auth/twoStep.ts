import { and, eq, isNull, lt, or, type SQL } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, recoveryCodes } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { happened } from './happened.ts';
import { endedSessions, endSessionsBut, stillOpen } from './sessions.ts';
import { forgetTwoStep } from './staffLinks.ts';

type Own = {
  accountId: string;
  /** What the session is stored under in which the person asks for it; the others end. */
  asking: string;
  at: number;
};

/**
 * Sets an authenticator up, with its recovery codes. Whoever came in without one is signed out.
 * @param step the time step of the code that proved it; it does not work again
 * @returns false when there is one already, or the asking session has ended
 */
export const setTwoStep = (
  set: Own & { totpSecret: string; step: number; codeHashes: readonly string[] },
) =>
  happened(
    write([
      stillOpen(set.accountId, set.asking),
      db()
        .update(accounts)
        .set({ totpSecret: set.totpSecret, totpStep: set.step })
        .where(and(eq(accounts.id, set.accountId), isNull(accounts.totpSecret))),
      mustHaveChanged,
      ...replaceCodes(set.accountId, set.codeHashes),
      endSessionsBut(set.accountId, set.asking),
      own(set.accountId, 'setTwoStep', set.at, endedSessions),
    ]),
  );

/**
 * New recovery codes; those before stop.
 * @returns false when the asking session has ended
 */
export const renewRecoveryCodes = ({ accountId, asking, at }: Own, codeHashes: readonly string[]) =>
  happened(
    write([
      stillOpen(accountId, asking),
      ...replaceCodes(accountId, codeHashes),
      endSessionsBut(accountId, asking),
      own(accountId, 'setTwoStep', at, endedSessions),
    ]),
  );

/**
 * Forgets the authenticator and the recovery codes, by the person themselves.
 * @returns false when the asking session has ended
 */
export const dropTwoStep = ({ accountId, asking, at }: Own) =>
  happened(
    write([
      stillOpen(accountId, asking),
      ...forgetTwoStep(accountId),
      endSessionsBut(accountId, asking),
      own(accountId, 'dropTwoStep', at, endedSessions),
    ]),
  );

/**
 * Uses the code of a time step up, and with it all earlier ones.
 * @returns false when it was used already
 */
export const useTimeStep = (accountId: string, step: number) =>
  happened(
    write([
      db()
        .update(accounts)
        .set({ totpStep: step })
        .where(
          and(
            eq(accounts.id, accountId),
            or(isNull(accounts.totpStep), lt(accounts.totpStep, step)),
          ),
        ),
      mustHaveChanged,
    ]),
  );

/**
 * Uses a recovery code up.
 * @returns false when there is none like it that is unused
 */
export const useRecoveryCode = (accountId: string, hash: string, at: number) =>
  happened(
    write([
      db()
        .update(recoveryCodes)
        .set({ usedAt: at })
        .where(
          and(
            eq(recoveryCodes.accountId, accountId),
            eq(recoveryCodes.hash, hash),
            isNull(recoveryCodes.usedAt),
          ),
        ),
      mustHaveChanged,
      own(accountId, 'useRecoveryCode', at),
    ]),
  );

const replaceCodes = (accountId: string, hashes: readonly string[]) => [
  db().delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)),
  db()
    .insert(recoveryCodes)
    .values(hashes.map((hash) => ({ accountId, hash }))),
];

const own = (
  accountId: string,
  act: 'setTwoStep' | 'dropTwoStep' | 'useRecoveryCode',
  at: number,
  detail?: SQL,
) =>
  auditEvent({
    ...{ at, accountId, act, subject: `account ${accountId}` },
    ...placeOfAccount(accountId),
    ...(detail && { detail }),
  });
