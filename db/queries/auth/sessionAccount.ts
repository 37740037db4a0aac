import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { prepared } from '../../client.ts';
import {
  accounts,
  attendance,
  classSessions,
  sessions,
  staff,
  students,
} from '../../schema/index.ts';

const byId = prepared((db) =>
  db
    .select({
      expiresAt: sessions.expiresAt,
      startedAt: sessions.startedAt,
      device: sessions.device,
      classSessionId: sessions.classSessionId,
      accountId: accounts.id,
      studentId: accounts.studentId,
      staffId: accounts.staffId,
      resetAt: accounts.resetAt,
      hasPassword: sql<number>`${accounts.passwordHash} is not null`,
      hasTwoStep: sql<number>`${accounts.totpSecret} is not null`,
      studentName: students.name,
      staffName: staff.displayName,
      openedAt: classSessions.openedAt,
      sessionEvidence: classSessions.evidence,
      isPresent: attendance.present,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(students, eq(students.id, accounts.studentId))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .leftJoin(classSessions, eq(classSessions.id, sessions.classSessionId))
    .leftJoin(
      attendance,
      and(
        eq(attendance.classSessionId, sessions.classSessionId),
        eq(attendance.studentId, accounts.studentId),
      ),
    )
    .where(
      and(
        eq(sessions.id, sql.placeholder('id')),
        or(
          isNull(sessions.classSessionId),
          and(isNull(classSessions.closedAt), gt(classSessions.closesAt, sql.placeholder('now'))),
        ),
      ),
    )
    .prepare(),
);

/**
 * The session stored under this hash, with its account and the name to greet. One that was begun
 * from a class's name list is over when the lesson hour is; what is done in it is as good as that
 * hour, and class C once the teacher has noted the student as absent.
 */
export async function sessionAccount(idHash: string, now: number) {
  const [row] = await byId().execute({ id: idHash, now });
  if (!row) return undefined;
  const { studentName, staffName, openedAt, sessionEvidence, isPresent, ...rest } = row;
  const { classSessionId } = rest;
  const evidence = sessionEvidence === 'A' && isPresent ? ('A' as const) : ('C' as const);
  return {
    ...rest,
    classSession:
      classSessionId === null || openedAt === null
        ? undefined
        : { id: classSessionId, openedAt, evidence },
    name: studentName ?? staffName ?? '',
    hasPassword: row.hasPassword === 1,
    hasTwoStep: row.hasTwoStep === 1,
  };
}
