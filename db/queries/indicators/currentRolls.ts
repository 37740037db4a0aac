import { type SQL, sql } from 'drizzle-orm';

/**
 * The roll that holds in each region for a term: the newest that was frozen for it or for a
 * region above it. SQL of a select with the columns region_code, roll_id.
 * A newer roll takes the place of the older ones in its region and all below; they are never
 * added. Roll ids grow with time.
 */
export const currentRolls = (termId: string): SQL => sql`
  with recursive above(code, at) as (
    select code, code from regions
    union all
    select above.code, r.parent_code from above join regions r on r.code = above.at
    where r.parent_code is not null
  )
  select above.code as region_code, max(rolls.id) as roll_id
  from above join rolls on rolls.region_code = above.at and rolls.term_id = ${termId}
  group by above.code`;

/**
 * The classes on the rolls that hold: SQL of a select of roll_classes.
 * @param held SQL of the table of `currentRolls`
 * @param where SQL on `c` (roll_classes)
 */
export const currentRollClasses = (held: SQL, where: SQL): SQL => sql`
  select c.* from roll_classes c
  cross join ${held} held on held.region_code = c.region_code and held.roll_id = c.roll_id
  where ${where}`;
