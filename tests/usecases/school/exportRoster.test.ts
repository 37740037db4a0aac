import '#tests/support/settings';
import { eq } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import { diffRoster } from '#domain/people/roster/diff';
import type { SchoolKind, Stage } from '#domain/people/school';
import { dayOf } from '#domain/time';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { exportRoster } from '#usecases/school/exportRoster';
import { schoolLimits } from '#usecases/school/roster/limits';
import { readRosterFile } from '#usecases/school/roster/readRosterFile';
import { schoolState } from '#usecases/school/roster/schoolState';

const autumn = Date.parse('2026-10-08T10:00:00+08:00');
const summer = Date.parse('2026-07-08T10:00:00+08:00');
const formats = ['xlsx', 'csv', 'zip'] as const;
const names = ['李小明', '欧阳小明', '阿依古丽·买买提', '丁丁', 'Anna Lee', '李 John', '王'];
let schools = 0;
let students = 0;

beforeAll(async () => {
  await openTestDatabase();
  await db().insert(t.regions).values({ code: '990001', level: 'county', name: '某某县' });
});
afterAll(closeTestDatabase);

/** A school with a class for each of these, and a student of every name in it. */
async function settle(kind: SchoolKind, classes: [Stage, entryYear: number, number: number][]) {
  const schoolId = ++schools;
  const code = `SF${schoolId}`;
  await db()
    .insert(t.schools)
    .values({ id: schoolId, code, regionCode: '990001', name: '明辨中学', kind });
  for (const [stage, entryYear, number] of classes) {
    const [row] = await db()
      .insert(t.schoolClasses)
      .values({ schoolId, stage, entryYear, number })
      .returning();
    for (const name of names) {
      const id = ++students;
      const student = { id, schoolId, name, number: `0${id}` };
      await db().insert(t.students).values(student);
      const seat = { studentId: id, classId: row?.id ?? 0, joinedOn: '2026-09-01' };
      await db().insert(t.enrolments).values(seat);
    }
  }
  return schoolId;
}

const take = (schoolId: number, format: (typeof formats)[number], now = autumn) =>
  exportRoster({ schoolId, accountId: 'admin' }, format, now);

/** What importing an export at once would change. */
async function changesOf(schoolId: number, format: (typeof formats)[number], now: number) {
  const { body, fileName } = await take(schoolId, format, now);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const day = dayOf(now);
  const state = await schoolState(schoolId, day);
  const read = await readRosterFile(bytes, fileName, { stages: state.stages, day }, schoolLimits());
  if ('unusable' in read) throw new Error(read.unusable.detail);
  const { file } = read;
  const diff = diffRoster(file.rows, state);
  const problems = [...file.sheetProblems, ...file.broken, ...diff.problems];
  const { added, changed, absent, unchanged } = diff;
  return [added.length, changed.length, absent.length, problems.length, unchanged];
}

test.each(formats)('%s: an export that is imported again changes nothing', async (format) => {
  const complete = await settle('complete', [
    ['junior', 2026, 1],
    ['junior', 2024, 12],
    ['senior', 2026, 1],
    ['senior', 2025, 3],
  ]);
  expect(await changesOf(complete, format, autumn)).toEqual([0, 0, 0, 0, 28]);
  const nineYear = await settle('nine-year', [
    ['primary', 2022, 1],
    ['junior', 2025, 1],
  ]);
  expect(await changesOf(nineYear, format, autumn)).toEqual([0, 0, 0, 0, 14]);
  const vocational = await settle('vocational', [['vocational', 2026, 2]]);
  expect(await changesOf(vocational, format, autumn)).toEqual([0, 0, 0, 0, 7]);
  const coming = await settle('complete', [
    ['junior', 2026, 1],
    ['senior', 2026, 1],
    ['senior', 2024, 1],
  ]);
  expect(await changesOf(coming, format, summer)).toEqual([0, 0, 0, 0, 21]);
});

test('who left, graduated or was erased is not in it', async () => {
  const schoolId = await settle('junior', [
    ['junior', 2026, 1],
    ['junior', 2020, 1],
  ]);
  const [left, erased] = await db()
    .select()
    .from(t.students)
    .where(eq(t.students.schoolId, schoolId));
  await db()
    .update(t.enrolments)
    .set({ leftOn: '2026-10-01' })
    .where(eq(t.enrolments.studentId, left?.id ?? 0));
  await db()
    .update(t.students)
    .set({ erasedAt: autumn })
    .where(eq(t.students.id, erased?.id ?? 0));
  const { body } = await take(schoolId, 'csv');
  const lines = String(body).trim().split(/\r?\n/);
  expect(lines).toHaveLength(1 + names.length - 2);
  expect(String(body).startsWith('\ufeff')).toBe(true);
  expect(lines[0]).toBe('学号,姓名,入学年份,年级,班级');
  expect(lines[1]).toMatch(/^0\d+,阿依古丽·买买提,2026,七年级,1班$/);
});

test('a name that would begin a formula is escaped, a number of the sheet is text', async () => {
  const schoolId = await settle('junior', [['junior', 2026, 1]]);
  await db().insert(t.students).values({ id: ++students, schoolId, name: '-张三', number: '007' });
  const [row] = await db()
    .select()
    .from(t.schoolClasses)
    .where(eq(t.schoolClasses.schoolId, schoolId));
  const seat = { studentId: students, classId: row?.id ?? 0, joinedOn: '2026-09-01' };
  await db().insert(t.enrolments).values(seat);
  expect((await take(schoolId, 'csv')).body).toContain("007,'-张三,");
  expect(await changesOf(schoolId, 'csv', autumn)).toEqual([0, 0, 0, 0, 8]);
  const { body } = await take(schoolId, 'xlsx');
  const sheet = strFromU8(
    unzipSync(body as Uint8Array)['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  );
  expect(sheet).not.toMatch(/<f>|<v>007/);
});

test('the trail tells of it, with the form and the count', async () => {
  const schoolId = await settle('junior', [['junior', 2026, 1]]);
  await take(schoolId, 'zip');
  const [event] = await db()
    .select()
    .from(t.auditEvents)
    .where(eq(t.auditEvents.schoolId, schoolId));
  expect(event).toMatchObject({
    act: 'exportRoster',
    accountId: 'admin',
    subject: `school ${schoolId}`,
    detail: { format: 'zip', students: 7 },
  });
});
