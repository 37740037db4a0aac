import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

/**
 * How often each option of an item was chosen in first tries at checks. Reads every answer since
 * then: for a child process.
 * @param since ms
 */
export async function itemCounts(since: number): Promise<Map<number, number[]>> {
  const rows = await db().all<{ item: number; chosen: number; n: number }>(sql`
    select ai.item_version_id as item, r.chosen, count(*) as n
    from attempts a
    join attempt_items ai on ai.attempt_id = a.id
    join responses r on r.attempt_id = ai.attempt_id and r.position = ai.position
    where a.kind = 'check' and a.ordinal = 1 and a.started_at >= ${since}
      and a.finished_at is not null
    group by 1, 2`);
  const counts = new Map<number, number[]>();
  for (const { item, chosen, n } of rows) {
    const of = counts.get(item) ?? [0, 0, 0, 0];
    of[chosen] = n;
    counts.set(item, of);
  }
  return counts;
}
