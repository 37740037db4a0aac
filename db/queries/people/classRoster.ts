import { and, asc, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, enrolments, students } from '../../schema/index.ts';

/** The students who sit in a class now, by number, with the state of their accounts. */
export const classRoster = (classId: number) =>
  db()
    .select({
      id: students.id,
      number: students.number,
      name: students.name,
      accountId: accounts.id,
      activatedAt: accounts.activatedAt,
      cardHash: accounts.cardHash,
      passwordHash: accounts.passwordHash,
    })
    .from(enrolments)
    .innerJoin(students, eq(students.id, enrolments.studentId))
    .innerJoin(accounts, eq(accounts.studentId, students.id))
    .where(and(eq(enrolments.classId, classId), isNull(enrolments.leftOn)))
    .orderBy(asc(students.number));
