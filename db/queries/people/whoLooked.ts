import { sql } from 'drizzle-orm';
import type { AuditAct } from '#domain/audit/acts';
import type { Role } from '#domain/people/role';
import { db } from '../../client.ts';

/** Acts on a whole class or school in which the names of its students were seen. */
const acts: AuditAct[] = ['read', 'printCards', 'exportRoster', 'importRoster'];

export type Looked = {
  /** YYYY-MM-DD in Asia/Shanghai. */
  day: string;
  /** Null: the system itself, or an account without a role that day. */
  role: Role | 'student' | null;
  act: AuditAct;
  what: 'student' | 'class' | 'school';
  times: number;
};

/**
 * What the trail tells about one student, a line a day, role and act: the events about them and
 * their account, and who opened the lists of their class and school while they sat there. Roles
 * only, never who it was.
 */
export const whoLooked = (studentId: number, accountId: string, today: string) =>
  db().all<Looked>(sql`
    with seat as (
      select e.class_id, k.school_id, e.joined_on, coalesce(e.left_on, date(${today}, '+1 day')) as until
      from enrolments e join school_classes k on k.id = e.class_id
      where e.student_id = ${studentId}
    ),
    event as (
      select v.id, v.at, v.account_id, v.act, 'student' as what from audit_events v
      where v.subject in (${`student ${studentId}`}, ${`account ${accountId}`})
      union
      select v.id, v.at, v.account_id, v.act, 'class' from seat join audit_events v
        on v.subject = 'class ' || seat.class_id and ${during}
      where v.act in ${acts}
      union
      select v.id, v.at, v.account_id, v.act, 'school' from seat join audit_events v
        on v.subject = 'school ' || seat.school_id and ${during}
      where v.act in ${acts}
    ),
    told as (
      select ${dayOfEvent} as day, v.act, v.what, case when a.student_id is not null then 'student' else (
        select r.role from staff_roles r
        where r.staff_id = a.staff_id and r.from_on <= ${dayOfEvent}
          and (r.until_on is null or r.until_on > ${dayOfEvent})
        order by r.class_id is null, r.school_id is null limit 1) end as role
      from event v left join accounts a on a.id = v.account_id
    )
    select day, role, act, what, count(*) as times from told
    group by day, role, act, what order by day, what, act, role`);

const dayOfEvent = sql.raw(`date(v.at / 1000 + 8 * 3600, 'unixepoch')`);
const during = sql.raw(
  `date(v.at / 1000 + 8 * 3600, 'unixepoch') >= seat.joined_on
    and date(v.at / 1000 + 8 * 3600, 'unixepoch') < seat.until`,
);
