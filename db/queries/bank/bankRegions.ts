import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

/**
 * The regions that hold every school of the installation. The bank serves all of the schools, so
 * whoever may act in one of these regions may act on the bank; without schools: the regions that
 * lie in no other.
 */
export async function bankRegions(): Promise<string[]> {
  const rows = await db().all<{ code: string }>(sql`
    with recursive home(code) as (
      select distinct region_code from schools union
      select code from regions where parent_code is null and not exists (select 1 from schools)
    ),
    above(home, code) as (
      select code, code from home union all
      select a.home, r.parent_code from above a join regions r on r.code = a.code
      where r.parent_code is not null
    )
    select code from above group by code having count(*) = (select count(*) from home)`);
  return rows.map(({ code }) => code);
}
