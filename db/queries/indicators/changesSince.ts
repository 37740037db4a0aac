import { sql } from 'drizzle-orm';
import type { LeaveReason } from '#domain/people/enrolment';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { gradesOn } from '../people/gradesOn.ts';
import { currentRollClasses, currentRolls } from './currentRolls.ts';
import { seatsOn } from './seatsOn.ts';

/** The newest roll that a school stands on, of whatever term. */
export async function lastRollOf(schoolId: number) {
  const [row] = await db().all<{ id: number; termId: string; takenOn: string }>(sql`
    select r.id, r.term_id as termId, r.taken_on as takenOn
    from rolls r
    where r.id in (select roll_id from roll_classes where school_id = ${schoolId})
    order by r.id desc limit 1`);
  return row;
}

/** A student who sits in the school today and does not stand on its roll, or the other way round. */
export type RollChange = {
  studentId: number;
  number: string;
  name: string;
  /** The class they sit in, or the one they stood in on the roll. */
  stage: Stage;
  entryYear: number;
  classNumber: number;
  change: 'joined' | 'left' | 'graduated';
  /** Since when; the day of a graduation follows from the class. */
  day: string | null;
  /** Why the last seat was given up: here, or, of one who joined, the one before. */
  because: LeaveReason | null;
};

/**
 * Who came to a school and who went since its roll for a term was taken, by class and number.
 * @param today YYYY-MM-DD
 */
export const changesSince = (schoolId: number, termId: string, today: string) =>
  db().all<RollChange>(sql`
    with held as materialized (${currentRolls(termId)}),
    grade as materialized (${sql.raw(gradesOn(today))}),
    entry as materialized (
      select e.student_id, e.class_id
      from (${currentRollClasses(sql`held`, sql`c.school_id = ${schoolId}`)}) c
      join roll_entries e on e.roll_id = c.roll_id and e.class_id = c.class_id
    ),
    seat as materialized (${seatsOn(today, sql`k.school_id = ${schoolId}`)}),
    changed(student_id, class_id, came) as (
      select student_id, class_id, 1 from seat
      where student_id not in (select student_id from entry)
      union all
      select student_id, class_id, 0 from entry
      where student_id not in (select student_id from seat)
    ),
    past as materialized (
      select e.*, row_number() over (
        partition by e.student_id order by e.joined_on desc, e.id desc) as place
      from changed join enrolments e on e.student_id = changed.student_id
      where e.joined_on <= ${today}
    )
    select s.id as studentId, s.number, s.name, k.stage, k.entry_year as entryYear,
      k.number as classNumber,
      case
        when changed.came then 'joined'
        when here.left_on is null and kept.entry_year < (
          select min(entry_year) from grade where grade.stage = kept.stage) then 'graduated'
        else 'left' end as change,
      case when changed.came then last.joined_on else here.left_on end as day,
      case when changed.came then before.left_because else here.left_because end as because
    from changed
    join students s on s.id = changed.student_id
    join school_classes k on k.id = changed.class_id
    left join past last on last.student_id = changed.student_id and last.place = 1
    left join past before on before.student_id = changed.student_id and before.place = 2
    left join past here on here.id = (
      select p.id from past p join school_classes c on c.id = p.class_id
      where p.student_id = changed.student_id and c.school_id = ${schoolId}
      order by p.place limit 1)
    left join school_classes kept on kept.id = here.class_id
    order by changed.came desc,
      case k.stage when 'primary' then 1 when 'junior' then 2 when 'senior' then 3 else 4 end,
      k.entry_year desc, k.number, s.number`);
