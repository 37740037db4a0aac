import { type SQL, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { currentRollClasses, currentRolls } from './currentRolls.ts';
import { seatsOn } from './seatsOn.ts';

/** What is, or would be, frozen: the roll of a region for a term. */
export type RollFor = {
  termId: string;
  /** The region, with all below it. */
  regionCode: string;
  /** The date whose enrolments count, YYYY-MM-DD. */
  takenOn: string;
};

/**
 * Who stands on such a roll: SQL of a select with the columns student_id, class_id, school_id.
 * A student counts once among the rolls of a term that hold: who stands on one that holds outside
 * the region is left out, and appears as having joined. What stands inside it is taken the place of.
 */
export const rollFor = ({ termId, regionCode, takenOn }: RollFor): SQL => {
  const below = codesBelow(regionCode);
  return sql`
    select student_id, class_id, school_id
    from (${seatsOn(takenOn, sql`p.region_code in (${below})`)})
    where student_id not in (
      select e.student_id
      from (${currentRollClasses(sql`(${currentRolls(termId)})`, sql`c.region_code not in (${below})`)}) c
      join roll_entries e on e.roll_id = c.roll_id and e.class_id = c.class_id)`;
};

const codesBelow = (code: string): SQL => sql`
  with recursive below(code) as (
    select ${code}
    union all
    select r.code from regions r join below on r.parent_code = below.code
  )
  select code from below`;

/** How many students each school would have on such a roll. */
export const countRollFor = (roll: RollFor) =>
  db().all<{ schoolId: number; students: number }>(sql`
    select school_id as schoolId, count(*) as students from (${rollFor(roll)}) group by school_id`);
