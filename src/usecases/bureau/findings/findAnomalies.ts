import type { ClassFinding } from '#db/commands/anomaly/replaceFindings';
import { classesWithin } from '#db/queries/anomaly/classesWithin';
import { classRecords } from '#db/queries/anomaly/classRecords';
import { itemCounts } from '#db/queries/anomaly/itemCounts';
import { lookAt } from '#domain/indicators/anomaly/lookAt';
import { schoolYearOf } from '#domain/people/grade';
import { dayOf, startOfDay } from '#domain/time';

/**
 * Looks through what every class of these regions left behind this school year, one class in
 * memory at a time. A long read: beside a busy server it belongs in a child process.
 */
export async function findAnomalies(
  codes: readonly string[],
  now: number,
): Promise<ClassFinding[]> {
  const since = startOfDay(`${schoolYearOf(dayOf(now))}-09-01`);
  const everyone = await itemCounts(since);
  const found: ClassFinding[] = [];
  for (const { classId, schoolId } of await classesWithin(codes)) {
    for (const [lessonId, records] of await classRecords(classId, since)) {
      const findings = lookAt(records, everyone);
      found.push(...findings.map((finding) => ({ ...finding, classId, schoolId, lessonId })));
    }
  }
  return found;
}
