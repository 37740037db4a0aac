import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, recoveryCodes } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { happened } from './happened.ts';
import { forgetTwoStep } from './staffLinks.ts';

/**
 * Sets an authenticator up, with its recovery codes.
 * @param step the time step of the code that proved it; it does not work again
 * @returns false when there is one already
 */
export const setTwoStep = (set: {
  accountId: string;
  totpSecret: string;
  step: number;
  codeHashes: readonly string[];
  at: number;
}) =>
  happened(
    write([
      db()
        .update(accounts)
        .set({ totpSecret: set.totpSecret, totpStep: set.step })
        .where(and(eq(accounts.id, set.accountId), isNull(accounts.totpSecret))),
      mustHaveChanged,
      ...replaceCodes(set.accountId, set.codeHashes),
      own(set.accountId, 'setTwoStep', set.at),
    ]),
  );

/** New recovery codes; those before stop. */
export const renewRecoveryCodes = (accountId: string, codeHashes: readonly string[], at: number) =>
  write([...replaceCodes(accountId, codeHashes), own(accountId, 'setTwoStep', at)]);

/** Forgets the authenticator and the recovery codes, by the person themselves. */
export const dropTwoStep = (accountId: string, at: number) =>
  write([...forgetTwoStep(accountId), own(accountId, 'dropTwoStep', at)]);

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
) =>
  auditEvent({
    ...{ at, accountId, act, subject: `account ${accountId}` },
    ...placeOfAccount(accountId),
  });
