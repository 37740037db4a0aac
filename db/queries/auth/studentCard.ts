import { eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { schools, students } from '../../schema/index.ts';

/** What stands on a student's card beside the code. @throws when there is no such student */
export async function studentCard(studentId: number) {
  const [row] = await db()
    .select({ name: students.name, number: students.number, schoolCode: schools.code })
    .from(students)
    .innerJoin(schools, eq(schools.id, students.schoolId))
    .where(eq(students.id, studentId));
  if (!row) throw new Error(`no student ${studentId}`);
  return row;
}
