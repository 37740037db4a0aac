import { eq, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { regions, schoolClasses, schools } from '../../schema/index.ts';

/** A region and all above it, itself first; empty when there is no such region. */
export async function regionChain(code: string) {
  return db().all<{ code: string; name: string; level: string; parentCode: string | null }>(sql`
    with recursive above(code, name, level, parentCode, depth) as (
      select code, name, level, parent_code, 0 from ${regions} where code = ${code}
      union all
      select r.code, r.name, r.level, r.parent_code, depth + 1
      from ${regions} r join above on r.code = above.parentCode
    )
    select code, name, level, parentCode from above order by depth`);
}

/** A school by id. */
export async function schoolById(id: number) {
  const [row] = await db().select().from(schools).where(eq(schools.id, id));
  return row;
}

/** A class with its school. */
export async function classById(id: number) {
  const [row] = await db()
    .select({ schoolClass: schoolClasses, school: schools })
    .from(schoolClasses)
    .innerJoin(schools, eq(schools.id, schoolClasses.schoolId))
    .where(eq(schoolClasses.id, id));
  return row;
}
