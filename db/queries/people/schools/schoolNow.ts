import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db } from '../../../client.ts';
import { schoolPeriods, schools } from '../../../schema/index.ts';

const columns = {
  id: schools.id,
  code: schools.code,
  name: schools.name,
  kind: schools.kind,
  regionCode: schools.regionCode,
  openedOn: schools.openedOn,
  closedOn: schools.closedOn,
  mergedIntoId: schools.mergedIntoId,
};

/** A school with the day from which it is what it is now; null once it is closed. */
export async function schoolNow(id: number) {
  const [row] = await db()
    .select({ ...columns, periodFrom: schoolPeriods.fromOn })
    .from(schools)
    .leftJoin(
      schoolPeriods,
      and(eq(schoolPeriods.schoolId, schools.id), isNull(schoolPeriods.untilOn)),
    )
    .where(eq(schools.id, id));
  return row;
}

/** The schools with these codes, however many: the codes travel as one parameter. */
export const schoolsCoded = (codes: readonly string[]) =>
  db()
    .select(columns)
    .from(schools)
    .where(inArray(schools.code, sql`(select value from json_each(${JSON.stringify(codes)}))`));

/** The schools with this name in these regions. */
export const schoolsCalled = (name: string, regionCodes: readonly string[]) =>
  db()
    .select(columns)
    .from(schools)
    .where(
      and(
        eq(schools.name, name),
        inArray(
          schools.regionCode,
          sql`(select value from json_each(${JSON.stringify(regionCodes)}))`,
        ),
      ),
    );
