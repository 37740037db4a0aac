import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { currentRollClasses, currentRolls } from './currentRolls.ts';

/**
 * The schools among these that the rolls of a term have in another region than the one they stand
 * in today, with the name of that region.
 */
export async function rolledElsewhere(
  schoolIds: readonly number[],
  termId: string,
): Promise<Map<number, string>> {
  const these = sql`c.school_id in (select value from json_each(${JSON.stringify(schoolIds)}))`;
  // SQLite takes the name of the row that holds the maximum.
  const rows = await db().all<{ schoolId: number; name: string }>(sql`
    with held as materialized (${currentRolls(termId)})
    select c.school_id as schoolId, r.name, max(c.roll_id)
    from (${currentRollClasses(sql`held`, these)}) c
    join schools s on s.id = c.school_id
    join regions r on r.code = c.region_code
    where c.region_code <> s.region_code
    group by c.school_id`);
  return new Map(rows.map(({ schoolId, name }) => [schoolId, name]));
}
