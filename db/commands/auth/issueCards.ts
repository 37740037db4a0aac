import { and, eq, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts } from '../../schema/index.ts';
import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfClass } from '../audit/placeOf.ts';
import { endSessionsOf } from './sessions.ts';

/**
 * Gives students new cards. Old cards and own passwords stop, sessions end; for an account
 * that was active this is a reset, after which acts are class C for 24 hours.
 */
export const issueCards = (
  cards: readonly { accountId: string; cardHash: string }[],
  by: { accountId: string; classId: number; at: number },
) =>
  write([
    ...cards.flatMap(({ accountId, cardHash }) => [
      db()
        .update(accounts)
        .set({
          cardHash,
          passwordHash: null,
          cardIssuedAt: by.at,
          resetAt: sql`case when ${accounts.activatedAt} is null then ${accounts.resetAt} else ${by.at} end`,
        })
        .where(and(eq(accounts.id, accountId), notErased)),
      endSessionsOf(accountId),
      auditEvent({
        at: by.at,
        accountId: by.accountId,
        act: 'issueCard',
        subject: `account ${accountId}`,
        ...placeOfClass(by.classId),
      }),
    ]),
    auditEvent({
      at: by.at,
      accountId: by.accountId,
      act: 'printCards',
      subject: `class ${by.classId}`,
      ...placeOfClass(by.classId),
      detail: { cards: cards.length },
    }),
  ]);

/** Two admins at once: an erased student gets no new key. */
const notErased = sql`not exists (
  select 1 from students s where s.id = ${accounts.studentId} and s.erased_at is not null)`;
