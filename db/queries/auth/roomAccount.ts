import { and, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, enrolments, schools, students } from '../../schema/index.ts';

/** The account of a student who sits in a class, with what stands on the card. */
export async function roomAccount(classId: number, studentId: number) {
  const [row] = await db()
    .select({ account: accounts, number: students.number, schoolCode: schools.code })
    .from(enrolments)
    .innerJoin(students, eq(students.id, enrolments.studentId))
    .innerJoin(schools, eq(schools.id, students.schoolId))
    .innerJoin(accounts, eq(accounts.studentId, students.id))
    .where(
      and(
        eq(enrolments.classId, classId),
        eq(enrolments.studentId, studentId),
        isNull(enrolments.leftOn),
      ),
    );
  return row;
}
