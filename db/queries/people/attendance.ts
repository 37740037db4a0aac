import { sql } from 'drizzle-orm';
import { dayOf } from '#domain/time';
import { db } from '../../client.ts';

export type AttendanceRow = {
  studentId: number;
  number: string;
  name: string;
  present: 0 | 1;
  /** By signing in, or by the teacher; null: nothing is noted. */
  notedBy: 'sign-in' | 'teacher' | null;
};

type Session = { id: number; classId: number; openedAt: number };

/** Who belongs to a class session: who sat in the class that day, and who is noted in it. */
const belongs = ({ id, classId, openedAt }: Session) => sql`
  select student_id from enrolments
  where class_id = ${classId} and joined_on <= ${dayOf(openedAt)}
    and (left_on is null or left_on > ${dayOf(openedAt)})
  union select student_id from attendance where class_session_id = ${id}`;

/** The attendance list of a class session, by number. */
export const attendanceOf = (session: Session) =>
  db().all<AttendanceRow>(sql`
    select s.id as studentId, s.number, s.name, coalesce(p.present, 0) as present,
      case when p.student_id is null then null
        when p.account_id is null then 'sign-in' else 'teacher' end as notedBy
    from (${belongs(session)}) b join students s on s.id = b.student_id
    left join attendance p on p.class_session_id = ${session.id} and p.student_id = s.id
    order by s.number`);

/** How many were present, of how many. */
export async function presentIn(session: Session): Promise<{ present: number; of: number }> {
  const [row] = await db().all<{ present: number; of: number }>(sql`
    select count(*) as "of", coalesce(sum(p.present), 0) as present
    from (${belongs(session)}) b
    left join attendance p on p.class_session_id = ${session.id} and p.student_id = b.student_id`);
  return row ?? { present: 0, of: 0 };
}

/** The class sessions in which something is noted about a student, the oldest first. */
export const attendanceOfStudent = (studentId: number) =>
  db().all<{ openedAt: number; closedAt: number | null; present: 0 | 1; byTeacher: 0 | 1 }>(sql`
    select s.opened_at as openedAt, s.closed_at as closedAt, p.present,
      p.account_id is not null as byTeacher
    from attendance p join class_sessions s on s.id = p.class_session_id
    where p.student_id = ${studentId} order by s.id`);
