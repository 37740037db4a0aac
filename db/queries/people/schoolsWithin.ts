import { and, asc, gt, inArray, isNull, or } from 'drizzle-orm';
import { db } from '../../client.ts';
import { schools } from '../../schema/index.ts';
import { codesWithin } from './regionTree.ts';

/**
 * The schools of a region and of all below it that are there on a day, in code order.
 * @param day YYYY-MM-DD
 */
export async function schoolsWithin(regionCode: string, day: string) {
  const { id, code, name, kind } = schools;
  return db()
    .select({ id, code, name, kind, regionCode: schools.regionCode })
    .from(schools)
    .where(
      and(
        inArray(schools.regionCode, await codesWithin(regionCode)),
        or(isNull(schools.closedOn), gt(schools.closedOn, day)),
      ),
    )
    .orderBy(asc(schools.code));
}
