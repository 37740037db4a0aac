import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import {
  accounts,
  enrolments,
  guardianConsents,
  schoolClasses,
  schools,
  sessions,
  students,
} from '../../schema/index.ts';

/** A student with school and account; the state of the credential, never the credential itself. */
export async function pupil(studentId: number) {
  const [row] = await db()
    .select({
      id: students.id,
      number: students.number,
      name: students.name,
      school: { id: schools.id, name: schools.name, kind: schools.kind },
      accountId: accounts.id,
      cardHash: accounts.cardHash,
      passwordHash: accounts.passwordHash,
      cardIssuedAt: accounts.cardIssuedAt,
      activatedAt: accounts.activatedAt,
      resetAt: accounts.resetAt,
    })
    .from(students)
    .innerJoin(schools, eq(schools.id, students.schoolId))
    .innerJoin(accounts, eq(accounts.studentId, students.id))
    .where(and(eq(students.id, studentId), isNull(students.erasedAt)));
  if (!row) return undefined;
  const { cardHash, passwordHash, ...rest } = row;
  const credential = passwordHash ? 'password' : cardHash ? 'card' : 'none';
  return { ...rest, credential } as const;
}

/** Every seat a student ever had, the first one first. */
export const seatsOf = (studentId: number) =>
  db()
    .select({
      id: enrolments.id,
      joinedOn: enrolments.joinedOn,
      leftOn: enrolments.leftOn,
      leftBecause: enrolments.leftBecause,
      schoolClass: schoolClasses,
      school: { id: schools.id, name: schools.name },
    })
    .from(enrolments)
    .innerJoin(schoolClasses, eq(schoolClasses.id, enrolments.classId))
    .innerJoin(schools, eq(schools.id, schoolClasses.schoolId))
    .where(eq(enrolments.studentId, studentId))
    .orderBy(asc(enrolments.joinedOn), asc(enrolments.id));

/** What was noted of the guardian's form, the newest first. */
export const consentsOf = (studentId: number) =>
  db()
    .select({
      state: guardianConsents.state,
      at: guardianConsents.at,
      accountId: guardianConsents.accountId,
    })
    .from(guardianConsents)
    .where(eq(guardianConsents.studentId, studentId))
    .orderBy(desc(guardianConsents.id));

/** Where this account is signed in now, the newest first. */
export const signInsOf = (accountId: string) =>
  db()
    .select({
      startedAt: sessions.startedAt,
      expiresAt: sessions.expiresAt,
      device: sessions.device,
    })
    .from(sessions)
    .where(eq(sessions.accountId, accountId))
    .orderBy(desc(sessions.expiresAt));
