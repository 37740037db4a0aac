import { sql } from 'drizzle-orm';
import { db } from '#db/client';
import { notGraduatedOn } from '#db/queries/people/notGraduated';
import { today } from './clock.ts';

/** What must be true of schools at any time; every row found is a lie. */
const lies = (day: string): Record<string, string> => ({
  'an open school has an open period like its columns of today': `
    select s.id from schools s where s.closed_on is null and not exists (
      select 1 from school_periods p where p.school_id = s.id and p.until_on is null
        and p.name = s.name and p.kind = s.kind and p.region_code = s.region_code)`,
  'a closed school has no open period': `
    select s.id from schools s join school_periods p on p.school_id = s.id and p.until_on is null
    where s.closed_on is not null`,
  'the periods of a school follow each other without a gap': `
    select p.id from school_periods p where p.until_on is not null
      and p.until_on <> coalesce(
        (select s.closed_on from schools s where s.id = p.school_id and not exists (
          select 1 from school_periods n where n.school_id = p.school_id and n.id > p.id)),
        (select n.from_on from school_periods n where n.school_id = p.school_id and n.id > p.id
          order by n.id limit 1))`,
  'who sits, sits in an open school that has their record': `
    select e.id from enrolments e join school_classes c on c.id = e.class_id
    join schools s on s.id = c.school_id join students t on t.id = e.student_id
    where ${notGraduatedOn(day, 'c')} and e.left_on is null and (s.closed_on is not null or t.school_id <> s.id)`,
  'the record of nobody lies in a closed school that was merged': `
    select t.id from students t join schools s on s.id = t.school_id
    where s.merged_into_id is not null`,
  'seats of a student follow each other': `
    select a.id from enrolments a join enrolments b on b.student_id = a.student_id and b.id > a.id
    where a.left_on is null or a.left_on > b.joined_on`,
  'no role holds in a closed school': `
    select r.id from staff_roles r left join school_classes c on c.id = r.class_id
    join schools s on s.id = coalesce(r.school_id, c.school_id)
    where s.closed_on is not null and (r.until_on is null or r.until_on > s.closed_on)`,
});

/** What is wrong with the schools of this database; nothing, one hopes. */
export async function liesAboutSchools(day = today): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, query] of Object.entries(lies(day))) {
    const rows = await db().all(sql.raw(query));
    if (rows.length > 0) found.push(`not true: ${rule}: ${JSON.stringify(rows)}`);
  }
  return found;
}
