import {
  type ListedSchool,
  type SchoolFilter,
  schoolList,
  studentsIn,
} from '#db/queries/people/schools/schoolList';
import { dayOf } from '#domain/time';

/** A school of a list with the students who sit in its classes today. */
export type CountedSchool = ListedSchool & { students: number };

/** Schools whose students one statement counts: while it runs, everybody waits. */
const countedAtOnce = 10;

/** A part of the schools that fit, with their students. */
export async function listSchools(
  filter: SchoolFilter,
  part: { from: number; most: number },
  now: number,
): Promise<CountedSchool[]> {
  const schools = await schoolList(filter, part);
  const students = new Map<number, number>();
  for (let from = 0; from < schools.length; from += countedAtOnce) {
    const ids = schools.slice(from, from + countedAtOnce).map(({ id }) => id);
    for (const row of await studentsIn(ids, dayOf(now))) students.set(row.schoolId, row.students);
  }
  return schools.map((school) => ({ ...school, students: students.get(school.id) ?? 0 }));
}
