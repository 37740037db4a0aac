import { type SQL, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { gradesOn } from '../people/gradesOn.ts';
import { onRollWithin, thereWithin } from './scope.ts';
import { seatsOn } from './seatsOn.ts';

/** A school on a roll and later: `before` + `joined` − `left` − `graduated` = `after`. */
export type Difference = {
  schoolId: number;
  before: number;
  joined: number;
  left: number;
  graduated: number;
  after: number;
};

/** Another roll, or the list of a date. */
export type Later = { rollId: number; takenOn: string } | { day: string };

/**
 * What changed in these regions between a roll and later, school by school; who changed school
 * left one and joined the other.
 */
export function differences(
  rollId: number,
  later: Later,
  codes: readonly string[],
): Promise<Difference[]> {
  const day = 'day' in later ? later.day : later.takenOn;
  return db().all<Difference>(sql`
    with grade as materialized (${sql.raw(gradesOn(day))}),
    old as materialized (${onRoll(rollId, onRollWithin({ codes }))}),
    new as materialized (
      ${'day' in later ? seatsOn(day, sql`(${thereWithin({ codes })} or ${stillOurs('k')})`) : onRoll(later.rollId, sql`(${onRollWithin({ codes })} or ${stillOurs('c')})`)}
    ),
    pair(school_id, was, is_now, has_graduated) as (
      select old.school_id, 1, new.student_id is not null,
        new.student_id is null and ${hasGraduated(day)}
      from old
      left join new on new.student_id = old.student_id and new.school_id = old.school_id
      union all
      select new.school_id, 0, 1, 0
      from new
      left join old on old.student_id = new.student_id and old.school_id = new.school_id
      where old.student_id is null
    )
    select school_id as schoolId, sum(was) as before, sum(not was) as joined,
      sum(not is_now and not has_graduated) as left, sum(has_graduated) as graduated,
      sum(is_now) as after
    from pair group by school_id`);
}

const onRoll = (rollId: number, where: SQL): SQL => sql`
  select e.student_id, e.class_id, c.school_id
  from roll_classes c
  join roll_entries e on e.roll_id = c.roll_id and e.class_id = c.class_id
  where c.roll_id = ${rollId} and ${where}`;

/** A school of the roll is followed to wherever it moved. */
const stillOurs = (table: 'k' | 'c'): SQL =>
  sql`${sql.raw(table)}.school_id in (select school_id from old)`;

/** Does the student of `old` still hold a seat there, in a class that has left its stage by then? */
const hasGraduated = (day: string): SQL => sql`exists (
  select 1 from enrolments o
  join school_classes k on k.id = o.class_id and k.school_id = old.school_id
  where o.student_id = old.student_id and o.left_on is null and o.joined_on <= ${day}
    and k.entry_year < (select min(entry_year) from grade where grade.stage = k.stage))`;
