import { sql } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';

export type SchoolClass = {
  id: number;
  stage: Stage;
  entryYear: number;
  number: number;
  /** Who sits there now, and how many of them have neither card nor password. */
  students: number;
  cardless: number;
};

/** The classes of a school, the lowest grade first. */
export const classesOf = (schoolId: number) =>
  db().all<SchoolClass>(sql`
    select k.id, k.stage, k.entry_year as entryYear, k.number,
      count(e.id) as students,
      count(case when a.card_hash is null and a.password_hash is null then e.id end) as cardless
    from school_classes k
    left join enrolments e on e.class_id = k.id and e.left_on is null
    left join accounts a on a.student_id = e.student_id
    where k.school_id = ${schoolId}
    group by k.id
    order by case k.stage when 'primary' then 1 when 'junior' then 2 when 'senior' then 3 else 4 end,
      k.entry_year desc, k.number`);
