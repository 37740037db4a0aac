import { and, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { enrolments, schools, students } from '../../schema/index.ts';

/** A student's school and, while they sit in one, their class. Erased students are not found. */
export async function studentWhereabouts(id: number) {
  const [row] = await db()
    .select({
      studentId: students.id,
      schoolId: students.schoolId,
      regionCode: schools.regionCode,
      classId: enrolments.classId,
    })
    .from(students)
    .innerJoin(schools, eq(schools.id, students.schoolId))
    .leftJoin(enrolments, and(eq(enrolments.studentId, students.id), isNull(enrolments.leftOn)))
    .where(and(eq(students.id, id), isNull(students.erasedAt)));
  return row;
}
