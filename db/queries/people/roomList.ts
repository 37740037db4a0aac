import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

export type RoomSeat = { studentId: number; number: string; name: string; signedIn: 0 | 1 };

/** The students who sit in the class of a class session, by number, and who is signed in from it. */
export const roomList = (session: { id: number; classId: number }, now: number) =>
  db().all<RoomSeat>(sql`
    select s.id as studentId, s.number, s.name, exists (
      select 1 from accounts a join sessions x on x.account_id = a.id
      where a.student_id = s.id and x.class_session_id = ${session.id} and x.expires_at > ${now}
    ) as signedIn
    from enrolments e join students s on s.id = e.student_id
    where e.class_id = ${session.classId} and e.left_on is null
    order by s.number`);
