import '#tests/support/settings';
import { eq } from 'drizzle-orm';
import { strToU8 } from 'fflate';
import { db } from '#db/client';
import * as tables from '#db/schema/index';
import type { SchoolKind } from '#domain/people/school';
import { dayOf } from '#domain/time';
import { importRoster } from '#usecases/school/roster/importRoster';
import { parseFile } from '#usecases/school/roster/parse/parseFile';
import { showPreview } from '#usecases/school/roster/previewRoster';
import { stagesOfSchool } from '#usecases/school/roster/schoolState';

export const accountId = 'admin';
/** Two days in autumn, and one in the school year after. */
export const now = Date.parse('2026-10-08T10:00:00+08:00');
export const nextDay = Date.parse('2026-10-09T10:00:00+08:00');
export const nextYear = Date.parse('2027-09-10T10:00:00+08:00');

export const csv = (...lines: string[]) => strToU8(['学号,姓名,班级', ...lines].join('\n'));

/** A county of its own, with a township in it. @returns their codes */
export async function openCounty(): Promise<{ county: string; town: string }> {
  const county = String(990101 + (await db().$count(tables.regions)));
  const town = `${county}001`;
  await db()
    .insert(tables.regions)
    .values([
      { code: county, level: 'county', name: '示范县' },
      { code: town, parentCode: county, level: 'township', name: '忙忙镇' },
    ]);
  return { county, town };
}

/** A school; without a region in a county of its own, so that nobody in it comes from another. */
export async function openSchool(
  name: string,
  { kind, regionCode }: { kind?: SchoolKind; regionCode?: string } = {},
): Promise<number> {
  const code = `SF${(await db().$count(tables.schools)) + 1}`;
  const where = regionCode ?? (await openCounty()).county;
  const [row] = await db()
    .insert(tables.schools)
    .values({ code, regionCode: where, name, kind: kind ?? 'junior' })
    .returning();
  return row?.id ?? 0;
}

/** A preview of a CSV, read in this process: the child's own tests are elsewhere. */
export async function preview(schoolId: number, bytes: Uint8Array, at = now) {
  const day = dayOf(at);
  const stages = await stagesOfSchool(schoolId);
  const result = await parseFile(bytes, { stages, day, maxRows: 20_000 });
  if ('unusable' in result) throw new Error(result.unusable.detail);
  const { file } = result;
  return showPreview({ schoolId, accountId, fileName: 'a.csv', file, fixes: new Map() }, at);
}

/** Previews and imports; proposed transfers are declined. */
export async function bring(schoolId: number, bytes: Uint8Array, at = now) {
  const shown = await preview(schoolId, bytes, at);
  const decisions = { rows: [], rest: 'different' as const };
  return importRoster({ schoolId, accountId, preview: shown.preview, decisions }, at);
}

/** A student by name and school, with all seats, the first one first. */
export async function studentNamed(schoolId: number, name: string) {
  const rows = await db()
    .select()
    .from(tables.students)
    .where(eq(tables.students.schoolId, schoolId));
  const student = rows.find((one) => one.name === name);
  if (!student) throw new Error(`no ${name} in school ${schoolId}`);
  const seats = await db()
    .select()
    .from(tables.enrolments)
    .where(eq(tables.enrolments.studentId, student.id))
    .orderBy(tables.enrolments.id);
  return { ...student, seats };
}

export const eventsOn = (subject: string) =>
  db().select().from(tables.auditEvents).where(eq(tables.auditEvents.subject, subject));
