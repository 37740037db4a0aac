import { and, asc, eq, inArray, max } from 'drizzle-orm';
import { db } from '../../client.ts';
import { officialEnrolments, rollConfirmations } from '../../schema/index.ts';

/** What these schools confirmed for a term, the oldest first. */
export const confirmationsOf = (termId: string, schoolIds: readonly number[]) =>
  db()
    .select({
      schoolId: rollConfirmations.schoolId,
      takenOn: rollConfirmations.takenOn,
      students: rollConfirmations.students,
      digest: rollConfirmations.digest,
      at: rollConfirmations.at,
    })
    .from(rollConfirmations)
    .where(
      and(
        eq(rollConfirmations.termId, termId),
        inArray(rollConfirmations.schoolId, [...schoolIds]),
      ),
    )
    .orderBy(asc(rollConfirmations.id));

export type Confirmation = Awaited<ReturnType<typeof confirmationsOf>>[number];

/** The number of students each of these schools reported for a school year; the newest holds. */
export async function officialNumbers(
  schoolYear: number,
  schoolIds: readonly number[],
): Promise<Map<number, number>> {
  const newest = db()
    .select({ id: max(officialEnrolments.id) })
    .from(officialEnrolments)
    .where(
      and(
        eq(officialEnrolments.schoolYear, schoolYear),
        inArray(officialEnrolments.schoolId, [...schoolIds]),
      ),
    )
    .groupBy(officialEnrolments.schoolId);
  const rows = await db()
    .select()
    .from(officialEnrolments)
    .where(inArray(officialEnrolments.id, newest));
  return new Map(rows.map(({ schoolId, students }) => [schoolId, students]));
}
