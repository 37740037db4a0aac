import { and, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { enrolments, schoolClasses, schools, students } from '../../schema/index.ts';

/** A student with the class they sit in now. */
export async function studentPlace(studentId: number) {
  const [row] = await db()
    .select({ student: students, schoolClass: schoolClasses, school: schools })
    .from(students)
    .innerJoin(enrolments, and(eq(enrolments.studentId, students.id), isNull(enrolments.leftOn)))
    .innerJoin(schoolClasses, eq(schoolClasses.id, enrolments.classId))
    .innerJoin(schools, eq(schools.id, schoolClasses.schoolId))
    .where(eq(students.id, studentId));
  return row;
}
