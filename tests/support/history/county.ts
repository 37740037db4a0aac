import '../settings.ts';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import { type Chance, chance } from '#db/seed/chance';
import { type Statement, write } from '#db/writer';
import { beforeRecords, type Stage } from '#domain/people/school';
import { publishTestLesson } from '../testLessons.ts';

/** The city, two counties, townships in the first; every one of them may freeze. */
export const regionCodes = ['10', '1001', '100101', '100102', '100103', '1002'];
export const towns = regionCodes.slice(2, 5);
export const lessons = ['test-1', 'test-2'];

/** The second ends after the roll-over of 1 September: its roll holds while classes graduate. */
export const terms = [
  { id: '2026-autumn', startsOn: '2026-09-01', endsOn: '2027-01-31' },
  { id: '2027-spring', startsOn: '2027-02-01', endsOn: '2027-09-10' },
  { id: '2027-autumn', startsOn: '2027-09-11', endsOn: '2028-01-31' },
];

type School = { id: number; regionCode: string; closed: boolean };
export type Class = { id: number; schoolId: number; stage: Stage; entryYear: number };
export type Student = { id: number; schoolId: number; seat?: { id: number; schoolClass: Class } };

/** What stands in the database, as far as the next act must know it. */
export type County = {
  random: Chance;
  schools: School[];
  classes: Class[];
  students: Student[];
  seats: number;
};

const firstStudents = 50;

/** Settles a county in an empty database. @param number tells which one */
export async function settle(number: number): Promise<County> {
  const schools = ['100101', '100101', '100102', '1001', '1002'].map((regionCode, i) => {
    return { id: i + 1, regionCode, closed: false };
  });
  const random = chance(number, 'history');
  const county: County = { random, schools, classes: [], students: [], seats: 0 };
  for (const [i, lesson] of lessons.entries()) await publishTestLesson(lesson, i + 1);
  await write([
    ...regionCodes.map((code) => insertRegion(code)),
    ...schools.flatMap((school) => insertSchool(school)),
    ...schools.flatMap(({ id }) => [
      openClass(county, id, 'primary', 2021),
      openClass(county, id, 'junior', 2026),
      openClass(county, id, 'junior', random.pick([2024, 2025, 2027])),
    ]),
    db()
      .insert(t.terms)
      .values(terms.map((term) => ({ ...term, name: term.id }))),
    db()
      .insert(t.requirements)
      .values(
        terms.flatMap(({ id: termId, endsOn: dueOn }) =>
          lessons.map((lessonId) => {
            return { termId, stage: 'junior' as const, grade: 1, lessonId, dueOn };
          }),
        ),
      ),
    ...Array.from({ length: firstStudents }, () => enrol(county, '2026-09-01')).flat(),
  ]);
  return county;
}

function insertRegion(code: string): Statement {
  const parentCode = code.length > 2 ? code.slice(0, code.length - 2) : null;
  const level = (['city', 'county', 'township'] as const)[code.length / 2 - 1] ?? 'city';
  return db().insert(t.regions).values({ code, parentCode, level, name: code });
}

function insertSchool({ id, regionCode }: School): Statement[] {
  const facts = { name: `学校${id}`, kind: 'nine-year', regionCode } as const;
  return [
    db()
      .insert(t.schools)
      .values({ ...facts, id, code: `S${id}` }),
    db()
      .insert(t.schoolPeriods)
      .values({ ...facts, schoolId: id, fromOn: beforeRecords }),
  ];
}

/** Opens a class in a school; it is the last of `classes`. */
export function openClass(
  { classes }: County,
  schoolId: number,
  stage: Stage,
  entryYear: number,
): Statement {
  const id = classes.length + 1;
  classes.push({ id, schoolId, stage, entryYear });
  return db().insert(t.schoolClasses).values({ id, schoolId, stage, entryYear, number: id });
}

/** The classes of the schools that are still there. */
export function openClasses({ schools, classes }: County): Class[] {
  const open = schools.filter(({ closed }) => !closed).map(({ id }) => id);
  return classes.filter(({ schoolId }) => open.includes(schoolId));
}

/** A new student in any class. */
export function enrol(county: County, day: string): Statement[] {
  const schoolClass = county.random.pick(openClasses(county));
  const { schoolId } = schoolClass;
  const student = { id: county.students.length + 1, schoolId };
  const { id } = student;
  county.students.push(student);
  return [
    db()
      .insert(t.students)
      .values({ id, schoolId, number: `N${id}`, name: `学生${id}` }),
    db()
      .insert(t.accounts)
      .values({ id: `account-${id}`, studentId: id }),
    sit(county, student, schoolClass, day),
  ];
}

/** Gives a student a seat from a day on. */
export function sit(county: County, student: Student, schoolClass: Class, day: string): Statement {
  county.seats += 1;
  const seat = { id: county.seats, schoolClass };
  student.seat = seat;
  return db()
    .insert(t.enrolments)
    .values({ id: seat.id, studentId: student.id, classId: schoolClass.id, joinedOn: day });
}

/** Ends the seat of a student on a day. */
export function rise(
  student: Student,
  day: string,
  because: 'moved' | 'transferred' | 'left',
): Statement {
  const id = student.seat?.id ?? 0;
  delete student.seat;
  return {
    sql: `update enrolments set left_on = max(joined_on, ?), left_because = ? where id = ?`,
    args: [day, because, id],
  };
}
