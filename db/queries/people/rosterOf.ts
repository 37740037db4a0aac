import { and, asc, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { enrolments, schoolClasses, students } from '../../schema/index.ts';

/** All students a school ever had, with the class they sit in today, and all its classes. */
export async function rosterOf(schoolId: number) {
  const seats = await db()
    .select({
      id: students.id,
      number: students.number,
      name: students.name,
      erasedAt: students.erasedAt,
      enrolmentId: enrolments.id,
      classId: enrolments.classId,
      joinedOn: enrolments.joinedOn,
    })
    .from(students)
    .leftJoin(enrolments, and(eq(enrolments.studentId, students.id), isNull(enrolments.leftOn)))
    .where(eq(students.schoolId, schoolId))
    .orderBy(asc(students.id));
  const classes = await db()
    .select()
    .from(schoolClasses)
    .where(eq(schoolClasses.schoolId, schoolId))
    .orderBy(asc(schoolClasses.id));
  return { seats, classes };
}

export type StoredRoster = Awaited<ReturnType<typeof rosterOf>>;
