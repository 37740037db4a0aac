import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { currentRollClasses, currentRolls } from './currentRolls.ts';
import { onRollWithin, type Scope, thereWithin } from './scope.ts';
import { seatsOn } from './seatsOn.ts';

/** A class with how many sat in it. */
export type ClassOn = {
  classId: number;
  schoolId: number;
  stage: Stage;
  entryYear: number;
  grade: number;
  number: number;
  students: number;
};

/** The roll of any date, class by class: those in which someone sat that day, lowest grade first. */
export const rollOn = (scope: Scope, day: string) =>
  db().all<ClassOn>(sql`
    select seat.class_id as classId, seat.school_id as schoolId, k.stage,
      k.entry_year as entryYear, seat.grade, k.number, count(*) as students
    from (${seatsOn(day, thereWithin(scope))}) seat
    join school_classes k on k.id = seat.class_id
    group by seat.class_id
    order by seat.school_id, ${stageOrder}, seat.grade, k.number`);

const stageOrder = sql`
  case k.stage when 'primary' then 1 when 'junior' then 2 when 'senior' then 3 else 4 end`;

/** Who sat in which class of a school that day, by class and number. */
export const studentsOn = (schoolId: number, day: string) =>
  db().all<{ classId: number; number: string; name: string }>(sql`
    select seat.class_id as classId, s.number, s.name
    from (${seatsOn(day, thereWithin({ schoolId }))}) seat
    join students s on s.id = seat.student_id
    join school_classes k on k.id = seat.class_id
    order by ${stageOrder}, seat.grade, k.number, s.number`);

/** How many are on a list, and a digest of who sits in which class. */
export type SchoolList = { schoolId: number; students: number; digest: string };

/** The lists of the schools that had students that day. */
export async function listsOn(scope: Scope, day: string): Promise<SchoolList[]> {
  const rows = await db().all<Listed>(sql`
    select school_id as schoolId, ${listed}
    from (${seatsOn(day, thereWithin(scope))}) seat group by school_id`);
  return rows.map(digested);
}

/** A list as it stands on a roll. */
export type FrozenList = SchoolList & { takenOn: string; frozenAt: number };

/** The lists of the schools on the rolls that hold for a term. */
export async function frozenLists(scope: Scope, termId: string): Promise<FrozenList[]> {
  const classes = currentRollClasses(sql`(${currentRolls(termId)})`, onRollWithin(scope));
  const rows = await db().all<Listed & { takenOn: string; frozenAt: number }>(sql`
    select c.school_id as schoolId, r.taken_on as takenOn, r.frozen_at as frozenAt, ${listed}
    from (${classes}) c
    join rolls r on r.id = c.roll_id
    join roll_entries seat on seat.roll_id = c.roll_id and seat.class_id = c.class_id
    group by r.id, c.school_id`);
  return rows.map(digested);
}

type Listed = { schoolId: number; students: number; text: string };

const listed: SQL = sql`
  count(*) as students, group_concat(seat.student_id || ':' || seat.class_id) as text`;

const digested = <T extends Listed>({ text, ...row }: T) => ({
  ...row,
  digest: createHash('sha256').update(byStudent(text)).digest('hex'),
});

/** The seats in the order of students: SQL would sort them too, but a libSQL server does not. */
const byStudent = (text: string): string =>
  text
    .split(',')
    .map((seat) => ({ seat, student: Number.parseInt(seat, 10) }))
    .sort((a, b) => a.student - b.student)
    .map(({ seat }) => seat)
    .join();
