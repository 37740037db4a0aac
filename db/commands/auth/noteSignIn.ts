import { and, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, attendance } from '../../schema/index.ts';
import { type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { settleStudents } from '../indicators/settle.ts';

type Account = { id: string; studentId: number | null; activatedAt: number | null };
type Room = { id: number; openedAt: number };

/**
 * Notes what a sign-in means beyond itself. A person's first is, for a student on the roll, the
 * registration; one from the name list of a class session is attendance, unless the teacher has
 * said otherwise already.
 */
export async function noteSignIn(account: Account, at: number, room?: Room): Promise<void> {
  const { studentId } = account;
  const noted = [
    ...(account.activatedAt === null ? activate(account.id, at) : []),
    ...(room && studentId !== null ? [present(studentId, room, at)] : []),
  ];
  if (noted.length === 0) return;
  const since = room?.openedAt ?? at;
  await write([...noted, ...(studentId === null ? [] : settleStudents([studentId], since))]);
}

const activate = (id: string, at: number): Statement[] => [
  db()
    .update(accounts)
    .set({ activatedAt: at })
    .where(and(eq(accounts.id, id), isNull(accounts.activatedAt))),
  auditEvent({
    ...{ at, accountId: id, act: 'activate', subject: `account ${id}` },
    ...placeOfAccount(id),
  }),
];

const present = (studentId: number, { id }: Room, at: number): Statement =>
  db()
    .insert(attendance)
    .values({ classSessionId: id, studentId, present: true, at })
    .onConflictDoNothing();
