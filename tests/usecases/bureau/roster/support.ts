import '#tests/support/settings';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import type { Stage } from '#domain/people/school';
import type { CountyDecisions } from '#usecases/bureau/roster/decideCounty';
import { importCounty } from '#usecases/bureau/roster/importCounty';
import { previewCounty } from '#usecases/bureau/roster/previewCounty';

export const now = Date.parse('2026-10-14T09:00:00+08:00');
export const countyCode = '990101';
export const owner = { regionCode: countyCode, accountId: 'officer' };

/** A county with two towns, a school in each, and a school of the county next door. */
export async function settleSchools(): Promise<void> {
  const region = (code: string, parentCode: string | null, level: 'city' | 'county' | 'township') =>
    db()
      .insert(t.regions)
      .values({ code, parentCode, level, name: `地区${code}` });
  await region('990100', null, 'city');
  await region(countyCode, '990100', 'county');
  await region('990101001', countyCode, 'township');
  await region('990101002', countyCode, 'township');
  await region('990102', '990100', 'county');
  const school = (id: number, name: string, regionCode: string, closedOn?: string) =>
    db()
      .insert(t.schools)
      .values({ id, code: `XZ00${id}`, name, regionCode, kind: 'nine-year', closedOn });
  await school(1, '东镇学校', '990101001');
  await school(2, '西镇学校', '990101002');
  await school(3, '旧学校', '990101002', '2026-07-01');
  await school(4, '邻县学校', '990102');
}

/** A student who sits in a class of a school since September. @returns the id */
export async function seat(
  schoolId: number,
  name: string,
  number: string,
  [stage, entryYear]: [Stage, number] = ['junior', 2026],
): Promise<number> {
  const key = { schoolId, stage, entryYear, number: 1 };
  await db().insert(t.schoolClasses).values(key).onConflictDoNothing();
  const classes = await db().select().from(t.schoolClasses);
  const found = classes.find(
    (one) => one.schoolId === schoolId && one.stage === stage && one.entryYear === entryYear,
  );
  const [student] = await db().insert(t.students).values({ schoolId, name, number }).returning();
  const studentId = student?.id ?? 0;
  await db()
    .insert(t.accounts)
    .values({ id: `account-${studentId}`, studentId });
  await db()
    .insert(t.enrolments)
    .values({ studentId, classId: found?.id ?? 0, joinedOn: '2020-09-01' });
  return studentId;
}

export const csv = (...lines: string[]) =>
  new TextEncoder().encode(['学校代码,学号,姓名,班级', ...lines].join('\n'));

export async function preview(bytes: Uint8Array, fileName = 'county.csv', at = now) {
  const outcome = await previewCounty({ ...owner, fileName, bytes }, at);
  if ('unusable' in outcome) throw new Error(outcome.unusable.detail);
  return outcome.preview;
}

/** Imports a preview to its end. @returns the report of each school */
export async function bring(
  { preview: id }: { preview: string },
  decisions: CountyDecisions = { rows: [] },
  schools: 'all' | 'good' = 'good',
) {
  const outcome = importCounty({ ...owner, preview: id, schools, decisions }, () => now);
  if ('refused' in outcome) throw new Error(outcome.detail);
  await outcome.finished;
  return outcome.job.schools;
}
