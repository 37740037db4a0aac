import { eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts } from '../../schema/index.ts';
import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { happened } from './happened.ts';
import { endSessionsOf, stillOpen } from './sessions.ts';

/**
 * Sets a person's own password, uses the card up and ends all their sessions.
 * @param asking what the session is stored under in which the person asked for it
 * @returns false when that session has ended: a new card, a recovery or an erasure came first
 */
export const setPassword = (
  accountId: string,
  passwordHash: string,
  { asking, at }: { asking: string; at: number },
) =>
  happened(
    write([
      stillOpen(accountId, asking),
      db().update(accounts).set({ passwordHash, cardHash: null }).where(eq(accounts.id, accountId)),
      endSessionsOf(accountId),
      auditEvent({
        ...{ at, accountId, act: 'setOwnPassword', subject: `account ${accountId}` },
        ...placeOfAccount(accountId),
      }),
    ]),
  );
