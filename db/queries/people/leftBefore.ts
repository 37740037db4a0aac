import { sql } from 'drizzle-orm';
import { schoolYearOf } from '#domain/people/grade';
import { db } from '../../client.ts';
import { gradesOn } from './gradesOn.ts';

/** How many students are looked at in one go, so that the server answers others between. */
const window = 1000;

/**
 * Students whose last seat ended, or whose class left its stage, on or before a day, and whose
 * leaving was not noted just now.
 * @param after id after which to look on
 * @param notedBefore leavings noted since then wait, ms
 * @returns those among the next ids, and the last id looked at; null: there are no more
 */
export async function leftBefore(day: string, after: number, notedBefore: number) {
  const [last] = await db().all<{ id: number | null }>(sql`
    select max(id) as id from (
      select id from students where id > ${after} order by id limit ${window})`);
  const until = last?.id ?? null;
  if (until === null) return { students: [], until };
  const rows = await db().all<{ id: number }>(sql`
    select e.student_id as id
    from enrolments e
    join students s on s.id = e.student_id and s.erased_at is null
    join school_classes k on k.id = e.class_id
    left join (${sql.raw(gradesOn(day))}) g on g.stage = k.stage and g.entry_year = k.entry_year
    where e.student_id > ${after} and e.student_id <= ${until}
    group by e.student_id
    having sum(case when e.left_on is not null then e.left_on > ${day}
        else g.grade is not null or k.entry_year > ${schoolYearOf(day)} end) = 0
      and not exists (
        select 1 from audit_events v where v.subject = 'student ' || e.student_id
          and v.act in ('leave', 'transfer') and v.at > ${notedBefore})`);
  return { students: rows.map((row) => row.id), until };
}
