import { and, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { enrolments, schoolClasses, students } from '../../schema/index.ts';

/**
 * Every open seat of a school with its student and class, also those of classes that have
 * graduated; erased students are left out.
 */
export const seatsToday = (schoolId: number) =>
  db()
    .select({
      studentId: students.id,
      number: students.number,
      name: students.name,
      enrolmentId: enrolments.id,
      joinedOn: enrolments.joinedOn,
      classId: schoolClasses.id,
      schoolClass: {
        stage: schoolClasses.stage,
        entryYear: schoolClasses.entryYear,
        number: schoolClasses.number,
      },
    })
    .from(enrolments)
    .innerJoin(students, eq(students.id, enrolments.studentId))
    .innerJoin(schoolClasses, eq(schoolClasses.id, enrolments.classId))
    .where(
      and(eq(students.schoolId, schoolId), isNull(enrolments.leftOn), isNull(students.erasedAt)),
    );
