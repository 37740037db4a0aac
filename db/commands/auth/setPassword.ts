import { eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts } from '../../schema/index.ts';
import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { endSessionsOf } from './sessions.ts';

/** Sets a person's own password, uses the card up and ends all their sessions. */
export const setPassword = (accountId: string, passwordHash: string, at: number) =>
  write([
    db().update(accounts).set({ passwordHash, cardHash: null }).where(eq(accounts.id, accountId)),
    endSessionsOf(accountId),
    auditEvent({
      ...{ at, accountId, act: 'setOwnPassword', subject: `account ${accountId}` },
      ...placeOfAccount(accountId),
    }),
  ]);
