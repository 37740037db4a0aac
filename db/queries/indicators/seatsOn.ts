import { type SQL, sql } from 'drizzle-orm';
import { gradesOn } from '../people/gradesOn.ts';

/**
 * Who sat in which class that day, from the dated records alone, so that the answer is the same
 * whenever it is asked: SQL of a select with the columns student_id, class_id, school_id,
 * region_code, stage, grade. The region is that of the school on that day; who sat in two classes
 * counts once, in the class joined last; graduates sit nowhere.
 * @param day YYYY-MM-DD
 * @param where SQL on `p` (school_periods), `k` (school_classes) and `e` (enrolments)
 */
export function seatsOn(day: string, where: SQL): SQL {
  // A later seat of the same student: an open one is found by its index, and those that ended
  // after the day are few unless the day is long past.
  return sql`
    with ended as materialized (
      select id, student_id, joined_on from enrolments where left_on > ${day} and joined_on <= ${day}
    )
    select e.student_id, e.class_id, k.school_id, p.region_code, k.stage, g.grade
    from school_periods p
    cross join school_classes k on k.school_id = p.school_id
    join (${sql.raw(gradesOn(day))}) g on g.stage = k.stage and g.entry_year = k.entry_year
    cross join enrolments e on e.class_id = k.id
    left join enrolments open on open.student_id = e.student_id and open.left_on is null
      and open.joined_on <= ${day} and (open.joined_on, open.id) > (e.joined_on, e.id)
    left join ended on ended.student_id = e.student_id
      and (ended.joined_on, ended.id) > (e.joined_on, e.id)
    where p.from_on <= ${day} and (p.until_on is null or p.until_on > ${day})
      and e.joined_on <= ${day} and (e.left_on is null or e.left_on > ${day})
      and open.id is null and ended.id is null
      and ${where}`;
}
