import { desc, eq, sql } from 'drizzle-orm';
import { db } from '../../../client.ts';
import { schoolClasses, students } from '../../../schema/index.ts';
import { notGraduatedOn } from '../notGraduated.ts';

/** The open seats of a school in classes that have not graduated by that day. */
export const openSeats = (schoolId: number, day: string) =>
  db().all<{ enrolmentId: number; studentId: number; classId: number }>(sql`
    select e.id as enrolmentId, e.student_id as studentId, e.class_id as classId
    from school_classes c join enrolments e on e.class_id = c.id
    where c.school_id = ${schoolId} and e.left_on is null
      and ${sql.raw(notGraduatedOn(day, 'c'))}
    order by e.id`);

/** Every class a school ever had, by stage, grade and number. */
export const classesEver = (schoolId: number) =>
  db()
    .select()
    .from(schoolClasses)
    .where(eq(schoolClasses.schoolId, schoolId))
    .orderBy(schoolClasses.stage, desc(schoolClasses.entryYear), schoolClasses.number);

/** The 学号 of everybody whose record a school keeps. */
export const numbersIn = (schoolId: number) =>
  db()
    .select({ id: students.id, number: students.number })
    .from(students)
    .where(eq(students.schoolId, schoolId))
    .orderBy(students.id);

/** Last day on which a student joined or left a class of a school; null: nobody ever sat there. */
export async function lastSeatDay(schoolId: number): Promise<string | null> {
  const rows = await db().all<{ day: string | null }>(sql`
    select max(max(e.joined_on), coalesce(max(e.left_on), '')) as day
    from school_classes c join enrolments e on e.class_id = c.id
    where c.school_id = ${schoolId}`);
  return rows[0]?.day ?? null;
}

/** The roles that hold after a day in a school or one of its classes. */
export const rolesHeldIn = (schoolId: number, day: string) =>
  db().all<{ staffId: number; classId: number | null }>(sql`
    select r.staff_id as staffId, r.class_id as classId from staff_roles r
    where (r.until_on is null or r.until_on > ${day}) and (r.school_id = ${schoolId}
      or r.class_id in (select id from school_classes where school_id = ${schoolId}))
    order by r.id`);

/** The classes of a school in which a lesson hour is open. */
export const classesInSession = (schoolId: number, now: number) =>
  db().all<{ classId: number }>(sql`
    select distinct x.class_id as classId
    from class_sessions x join school_classes c on c.id = x.class_id
    where c.school_id = ${schoolId} and x.closed_at is null and x.closes_at > ${now}`);
