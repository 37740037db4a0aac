import { type SQL, sql } from 'drizzle-orm';
import type { ConsentState } from '#domain/people/consent';
import type { Role } from '#domain/people/role';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';

/** The newest form of a student holds. */
const newest = (studentId: SQL) =>
  sql`(select max(id) from guardian_consents where student_id = ${studentId})`;

export type ClassConsent = {
  studentId: number;
  number: string;
  name: string;
  state: ConsentState;
  /** When it was noted; null: never. */
  at: number | null;
  /** The role in which it was noted, as far as it is one of this class or school. */
  role: Role | null;
};

/** The forms of the students who sit in a class, by number. */
export const consentsOf = (classId: number) =>
  db().all<ClassConsent>(sql`
    select s.id as studentId, s.number, s.name, coalesce(c.state, 'pending') as state, c.at, (
      select r.role from accounts a join staff_roles r on r.staff_id = a.staff_id
      where a.id = c.account_id and (r.class_id = k.id or r.school_id = k.school_id)
      order by r.class_id is null, r.id desc limit 1
    ) as role
    from enrolments e
    join students s on s.id = e.student_id
    join school_classes k on k.id = e.class_id
    left join guardian_consents c on c.id = ${newest(sql`s.id`)}
    where e.class_id = ${classId} and e.left_on is null
    order by s.number`);

/** A student's form, and the class whose years decide whether it is needed: the last one sat in. */
export async function consentOf(studentId: number) {
  const [row] = await db().all<{ state: ConsentState; stage: Stage; entryYear: number }>(sql`
    select coalesce(c.state, 'pending') as state, k.stage, k.entry_year as entryYear
    from enrolments e
    join school_classes k on k.id = e.class_id
    left join guardian_consents c on c.id = ${newest(sql`e.student_id`)}
    where e.student_id = ${studentId}
    order by e.left_on is not null, e.id desc limit 1`);
  return row;
}

/** When this account last changed a form of someone who sits in the class; undefined: never. */
export async function lastConsentAct(classId: number, accountId: string) {
  const [row] = await db().all<{ at: number | null }>(sql`
    select max(c.at) as at from enrolments e
    join guardian_consents c on c.student_id = e.student_id
    where e.class_id = ${classId} and e.left_on is null and c.account_id = ${accountId}`);
  return row?.at ?? undefined;
}

/** The forms that one act changed and that still are as it left them, with the states before it. */
export const statesBefore = (classId: number, act: { accountId: string; at: number }) =>
  db().all<{ studentId: number; state: ConsentState }>(sql`
    select c.student_id as studentId, coalesce((
      select b.state from guardian_consents b
      where b.student_id = c.student_id and b.id < c.id order by b.id desc limit 1
    ), 'pending') as state
    from enrolments e
    join guardian_consents c on c.student_id = e.student_id
    where e.class_id = ${classId} and e.left_on is null
    and c.account_id = ${act.accountId} and c.at = ${act.at}
    and c.id = ${newest(sql`c.student_id`)}`);
