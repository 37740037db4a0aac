import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

/** Every region below one, with the child of it that it belongs to (a child: itself). */
export async function branchesBelow(code: string): Promise<Map<string, string>> {
  const rows = await db().all<{ code: string; child: string }>(sql`
    with recursive below(code, child) as (
      select code, code from regions where parent_code = ${code}
      union all
      select r.code, below.child from regions r join below on r.parent_code = below.code
    )
    select code, child from below`);
  return new Map(rows.map((row) => [row.code, row.child]));
}
