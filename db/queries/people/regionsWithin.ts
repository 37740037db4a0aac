import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import type { regions } from '../../schema/index.ts';

/** These regions and all below them, in code order, each once. */
export const regionsWithin = (codes: readonly string[]) =>
  db().all<typeof regions.$inferSelect>(sql`
    with recursive within(code) as (
      select value from json_each(${JSON.stringify(codes)})
      union
      select r.code from regions r join within w on r.parent_code = w.code
    )
    select r.code, r.parent_code as parentCode, r.level, r.name
    from regions r join within w on w.code = r.code order by r.code`);
