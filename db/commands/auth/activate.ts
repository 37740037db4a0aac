import { and, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts } from '../../schema/index.ts';
import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { reachMilestone } from '../indicators/milestone.ts';

/** A person's first own sign-in: for a student on the roll, the registration. */
export async function activate(
  account: { id: string; studentId: number | null },
  at: number,
  today: string,
): Promise<void> {
  await write([
    db()
      .update(accounts)
      .set({ activatedAt: at })
      .where(and(eq(accounts.id, account.id), isNull(accounts.activatedAt))),
    ...(account.studentId === null
      ? []
      : reachMilestone({
          studentId: account.studentId,
          metric: 'registered',
          evidence: 'B',
          at,
          today,
        })),
    auditEvent({
      ...{ at, accountId: account.id, act: 'activate', subject: `account ${account.id}` },
      ...placeOfAccount(account.id),
    }),
  ]);
}
