import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import * as tables from '#db/schema/index';
import '#tests/support/settings';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { importRoster } from '#usecases/school/roster/importRoster';
import { previewRoster } from '#usecases/school/roster/previewRoster';

const now = Date.parse('2026-10-08T10:00:00+08:00');
const nextDay = now + 24 * 60 * 60 * 1000;
const accountId = 'admin';
let schoolId = 0;

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/rosters/${name}`, import.meta.url)));
const csv = (...lines: string[]) => strToU8(lines.join('\n'));

async function preview(bytes: Uint8Array, fileName: string, at = now) {
  const outcome = await previewRoster({ schoolId, accountId, fileName, bytes }, at);
  if ('unusable' in outcome) throw new Error(outcome.unusable.detail);
  return outcome.preview;
}

async function bring(bytes: Uint8Array, fileName: string, at = now) {
  const shown = await preview(bytes, fileName, at);
  return importRoster({ schoolId, accountId, preview: shown.preview }, at);
}

beforeAll(async () => {
  await openTestDatabase();
});
/** Each school in a county of its own, so that nobody in it can come from another. */
beforeEach(async () => {
  const number = (await db().$count(tables.schools)) + 1;
  const [code, regionCode] = [`SF${number}`, `9900${number}`];
  await db().insert(tables.regions).values({ code: regionCode, level: 'county', name: '某某县' });
  const school = { code, regionCode, name: '明辨中学', kind: 'junior' as const };
  const [row] = await db().insert(tables.schools).values(school).returning();
  schoolId = row?.id ?? 0;
});
afterAll(closeTestDatabase);

test('a file imported twice changes nothing the second time', async () => {
  const first = await bring(fixture('plain.xlsx'), 'plain.xlsx');
  expect(first).toMatchObject({
    imported: { added: 12, changed: 0, unchanged: 0, classesCreated: 4 },
  });
  const second = await bring(fixture('plain.xlsx'), 'plain.xlsx');
  expect(second).toMatchObject({
    imported: { added: 0, changed: 0, unchanged: 12, classesCreated: 0, classes: [] },
  });
});

test('without 学号 the file gives the same numbers again', async () => {
  const shown = await preview(fixture('perClass.xlsx'), 'perClass.xlsx');
  expect(shown.added.map((row) => row.number).slice(0, 6)).toEqual([
    '260101',
    '260102',
    '260103',
    '260104',
    '260105',
    '260201',
  ]);
  expect(shown.classesCreated).toEqual([
    { name: '七年级1班（2026级）', students: 5 },
    { name: '七年级2班（2026级）', students: 4 },
  ]);
  await importRoster({ schoolId, accountId, preview: shown.preview }, now);
  const again = await preview(fixture('perClass.xls'), 'perClass.xls');
  expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: 9, problems: 0, absent: 0 });
});

test('every student gets an account without a credential and an enrolment from today', async () => {
  await bring(csv('学号,姓名,班级', '0301,学生一,七年级1班'), 'a.csv');
  const [student] = await db()
    .select()
    .from(tables.students)
    .where(eq(tables.students.schoolId, schoolId));
  const [account] = await db()
    .select()
    .from(tables.accounts)
    .where(eq(tables.accounts.studentId, student?.id ?? 0));
  expect(student?.number).toBe('0301');
  expect(account).toMatchObject({ cardHash: null, passwordHash: null, activatedAt: null });
  expect(account?.id).toMatch(/^[0-9a-f-]{36}$/);
  const seats = await db()
    .select()
    .from(tables.enrolments)
    .where(eq(tables.enrolments.studentId, student?.id ?? 0));
  expect(seats).toMatchObject([{ joinedOn: '2026-10-08', leftOn: null }]);
});

test('a student who changes class leaves one and joins the other on the same day', async () => {
  await bring(csv('学号,姓名,班级', '0301,学生一,七年级1班', '0302,学生二,七年级1班'), 'a.csv');
  const moved = csv('学号,姓名,班级', '0301,学生壹,七年级2班', '0302,学生二,七年级1班');
  const shown = await preview(moved, 'a.csv', nextDay);
  expect(shown.changed).toMatchObject([
    {
      number: '0301',
      name: '学生壹',
      className: '七年级2班',
      was: { name: '学生一', className: '七年级1班' },
    },
  ]);
  await importRoster({ schoolId, accountId, preview: shown.preview }, nextDay);
  const [student] = await db()
    .select()
    .from(tables.students)
    .where(eq(tables.students.schoolId, schoolId));
  const seats = await db()
    .select()
    .from(tables.enrolments)
    .where(eq(tables.enrolments.studentId, student?.id ?? 0));
  expect(student?.name).toBe('学生壹');
  expect(seats.map(({ joinedOn, leftOn }) => [joinedOn, leftOn])).toEqual([
    ['2026-10-08', '2026-10-09'],
    ['2026-10-09', null],
  ]);
});

test('students missing from the file are listed and stay', async () => {
  await bring(
    csv('学号,姓名,班级', '1,学生一,七年级1班', '2,学生二,七年级1班', '3,学生三,八年级1班'),
    'a.csv',
  );
  const shown = await preview(csv('学号,姓名,班级', '1,学生一,七年级1班'), 'b.csv');
  expect(shown.absent).toMatchObject([
    { number: '2', name: '学生二', className: '七年级1班', joinedOn: '2026-10-08' },
  ]);
  expect(shown.otherClasses).toBe(1);
  await importRoster({ schoolId, accountId, preview: shown.preview }, now);
  expect(await db().$count(tables.students, eq(tables.students.schoolId, schoolId))).toBe(3);
});

test('one bad row keeps the whole file out', async () => {
  const bad = csv('学号,姓名,班级', '1,学生一,七年级1班', '2,学生二,实验班');
  const shown = await preview(bad, 'a.csv');
  expect(shown).toMatchObject({ canImport: false, counts: { problems: 1 } });
  const outcome = await importRoster({ schoolId, accountId, preview: shown.preview }, now);
  expect(outcome).toMatchObject({ refused: 'problems' });
  expect(await db().$count(tables.students, eq(tables.students.schoolId, schoolId))).toBe(0);
});

test('a change in between stops the import and shows a new preview', async () => {
  const shown = await preview(csv('学号,姓名,班级', '1,学生一,七年级1班'), 'a.csv');
  await bring(csv('学号,姓名,班级', '1,学生壹,七年级1班'), 'b.csv');
  const outcome = await importRoster({ schoolId, accountId, preview: shown.preview }, now);
  expect(outcome).toMatchObject({
    refused: 'changed',
    preview: { changed: [{ was: { name: '学生壹' } }] },
  });
  const again = 'preview' in outcome ? outcome.preview.preview : '';
  expect(await importRoster({ schoolId, accountId, preview: again }, now)).toHaveProperty(
    'imported',
  );
});

test('two confirmations at once import once', async () => {
  const one = await preview(csv('学号,姓名,班级', '1,学生一,七年级1班'), 'a.csv');
  const two = await preview(csv('学号,姓名,班级', '1,学生壹,七年级1班'), 'b.csv');
  const outcomes = await Promise.all(
    [one, one, two].map(({ preview: id }) =>
      importRoster({ schoolId, accountId, preview: id }, now),
    ),
  );
  expect(
    outcomes.map((outcome) => ('imported' in outcome ? 'imported' : outcome.refused)).sort(),
  ).toEqual(['changed', 'gone', 'imported']);
});

test('a preview belongs to its person and school, for half an hour', async () => {
  const list = csv('学号,姓名,班级', '1,学生一,七年级1班');
  const { preview: id } = await preview(list, 'a.csv');
  const gone = { refused: 'gone' };
  expect(await importRoster({ schoolId, accountId: 'other', preview: id }, now)).toMatchObject(
    gone,
  );
  expect(await importRoster({ schoolId: schoolId + 1, accountId, preview: id }, now)).toMatchObject(
    gone,
  );
  const halfHour = now + 30 * 60 * 1000;
  expect(await importRoster({ schoolId, accountId, preview: id }, halfHour)).toMatchObject(gone);
});

test('the trail tells of the look and the import, with counts and no name', async () => {
  await bring(csv('学号,姓名,班级', '1,学生一,七年级1班'), 'a.csv');
  const [look, event] = await db()
    .select()
    .from(tables.auditEvents)
    .where(eq(tables.auditEvents.subject, `school ${schoolId}`));
  expect(look).toMatchObject({ act: 'read', accountId, detail: {} });
  expect(event).toMatchObject({ act: 'importRoster', accountId, at: now });
  expect(event?.detail).toEqual({
    added: 1,
    changed: 0,
    unchanged: 0,
    absent: 0,
    classesCreated: 1,
    transferred: 0,
    waiting: 0,
    left: 0,
  });
});

test('six thousand students come in within two seconds', async () => {
  const lines = Array.from(
    { length: 6000 },
    (_, i) => `${10_000 + i},学生${i % 900},${['七', '八', '九'][i % 3]}年级${(i % 40) + 1}班`,
  );
  const shown = await preview(
    csv(
      '学号,姓名,班级',
      ...lines.map((line) =>
        line.replace(/学生(\d+)/, (_, n) => `学生${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`),
      ),
    ),
    'big.csv',
  );
  const begun = performance.now();
  const outcome = await importRoster({ schoolId, accountId, preview: shown.preview }, now);
  const tookMs = performance.now() - begun;
  expect(outcome).toMatchObject({ imported: { added: 6000, classesCreated: 120 } });
  expect(tookMs).toBeLessThan(2000);
});
