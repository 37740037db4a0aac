import { and, eq, isNull } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import { rosterSchools, rosterStudents, rosterXlsx } from '#tests/bench/rosterFile';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { countyJobOf } from '#usecases/bureau/roster/countyJob';
import { importCounty } from '#usecases/bureau/roster/importCounty';
import { previewCounty, problemsAsCsv } from '#usecases/bureau/roster/previewCounty';
import { bring, countyCode, csv, now, owner, preview, seat, settleSchools } from './support.ts';

beforeEach(async () => {
  await openTestDatabase();
  await settleSchools();
});
afterEach(closeTestDatabase);

const openSeats = (schoolId: number) =>
  db()
    .select({ name: t.students.name, number: t.students.number })
    .from(t.students)
    .innerJoin(t.enrolments, eq(t.enrolments.studentId, t.students.id))
    .where(and(eq(t.students.schoolId, schoolId), isNull(t.enrolments.leftOn)));

test('a file of two schools: counted by school, imported by school, the same again is nothing', async () => {
  await seat(1, '李小明', '101');
  await seat(1, '不在册', '109');
  const file = csv(
    'XZ001,101,李小明,七年级1班',
    'XZ001,102,王小红,七年级1班',
    'XZ002,201,赵宁宁,五年级1班',
  );
  const shown = await preview(file);
  expect(shown.counts).toMatchObject({
    ...{ schools: 2, goodSchools: 2, students: 3, added: 2, changed: 0, unchanged: 1, absent: 1 },
    ...{ problems: 0, proposals: 0 },
  });
  expect(JSON.stringify(shown)).not.toContain('不在册');
  const reports = await bring(shown);
  expect(reports).toMatchObject([
    { code: 'XZ001', state: 'done', added: 1, unchanged: 1 },
    { code: 'XZ002', state: 'done', added: 1 },
  ]);
  expect(countyJobOf(countyCode)).toMatchObject({
    ...{ schoolsDone: 2, studentsDone: 3, students: 3, finishedAt: now },
  });
  expect(await openSeats(1)).toHaveLength(3);
  const again = await preview(file);
  expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  expect(await bring(again)).toMatchObject([{ added: 0, unchanged: 2 }, { unchanged: 1 }]);
});

test('each school is an act of its own in the trail, without a name', async () => {
  await bring(await preview(csv('XZ001,1,甲一,七年级1班', 'XZ002,1,乙一,七年级1班')));
  const events = await db().select().from(t.auditEvents);
  expect(events.map(({ act, subject }) => `${act} ${subject}`)).toEqual([
    `read region ${countyCode}`,
    'importRoster school 1',
    'importRoster school 2',
  ]);
  expect(JSON.stringify(events)).not.toMatch(/甲一|乙一/);
});

test('a school with a problem is left out, the other comes in', async () => {
  const shown = await preview(
    csv(
      'XZ001,1,甲一,实验班',
      'XZ001,2,甲二,七年级1班',
      'XZ002,1,乙一,七年级1班',
      'XZ002,2,乙二,八年级1班',
    ),
  );
  expect(shown.counts).toMatchObject({ problems: 1, goodSchools: 1 });
  expect(shown.schools.map(({ problems }) => problems)).toEqual([1, 0]);
  expect(shown.problems).toMatchObject([{ row: 2, what: '看不懂班级「实验班」。' }]);
  const confirmed = { ...owner, preview: shown.preview, decisions: { rows: [] } };
  expect(importCounty({ ...confirmed, schools: 'all' }, () => now)).toMatchObject({
    refused: 'problems',
  });
  expect(await bring(shown)).toMatchObject([
    { state: 'left-out', why: expect.stringContaining('1 处问题') },
    { state: 'done', added: 2 },
  ]);
  expect(await openSeats(1)).toEqual([]);
});

test('schools that are closed, elsewhere or unknown are problems of their row', async () => {
  const shown = await preview(
    csv(
      'XZ003,1,甲一,七年级1班',
      'XZ004,1,甲二,七年级1班',
      ',1,甲三,七年级1班',
      'XZ002,1,乙,七年级1班',
    ),
  );
  expect(shown.problems.map(({ row, what }) => `${row} ${what}`)).toEqual([
    '2 本地区没有代码为「XZ003」的学校。',
    '3 本地区没有代码为「XZ004」的学校。',
    '4 没有写学校。',
  ]);
  expect(await bring(shown)).toMatchObject([{ code: 'XZ002', added: 1 }]);
});

test('one number twice in a school is its problem, in two schools it is none', async () => {
  const shown = await preview(
    csv('XZ001,1,甲一,七年级1班', 'XZ002,1,乙一,七年级1班', 'XZ002,1,乙二,七年级1班'),
  );
  expect(shown.schools.map(({ problems }) => problems)).toEqual([0, 1]);
});

test('a number of somebody else is told without their name', async () => {
  await seat(1, '李小明', '101');
  await seat(1, '周密密', '102');
  const shown = await preview(csv('XZ001,102,李小明,七年级1班'));
  expect(shown.schools[0]).toMatchObject({ problems: 1 });
  expect(shown.problems[0]).toMatchObject({ row: 2, what: expect.stringContaining('另一名学生') });
  expect(JSON.stringify(shown)).not.toContain('周密密');
  const list = problemsAsCsv(shown.preview, owner, now);
  expect(list).toContain('另一名学生');
  expect(list).not.toContain('周密密');
  expect(problemsAsCsv(shown.preview, { ...owner, accountId: 'other' }, now)).toBeUndefined();
});

test('who still studies in another school is not taken from there with the rest', async () => {
  const id = await seat(2, '李小明', '55', ['junior', 2026]);
  const file = csv('XZ001,101,李小明,七年级1班');
  const shown = await preview(file);
  expect(shown.proposals).toMatchObject([{ candidates: [{ student: id, now: 'studying' }] }]);
  expect(shown.soleProposals).toBe(0);
  expect(await bring(shown, { rows: [], rest: 'same' })).toMatchObject([{ state: 'left-out' }]);
});

test('who may come from another school blocks the school until it is decided', async () => {
  const id = await seat(2, '李小明', '55', ['primary', 2020]);
  const file = csv('XZ001,101,李小明,七年级1班', 'XZ002,9,别人,七年级1班');
  const shown = await preview(file);
  expect(shown.proposals).toMatchObject([
    {
      ...{ row: 2, name: '李小明', className: '东镇学校七年级1班' },
      candidates: [{ student: id, school: '西镇学校', now: 'graduated' }],
    },
  ]);
  expect(shown.soleProposals).toBe(1);
  expect(await bring(shown)).toMatchObject([
    { state: 'left-out', why: expect.stringContaining('转来') },
    { state: 'done' },
  ]);
  const reports = await bring(await preview(file), { rows: [], rest: 'same' });
  expect(reports[0]).toMatchObject({ state: 'done', added: 0, transferred: 1 });
  const [student] = await db().select().from(t.students).where(eq(t.students.id, id));
  expect(student).toMatchObject({ schoolId: 1, number: '101' });
});

test('whom the file has in their own school is nobody else', async () => {
  await seat(2, '李小明', '55');
  const shown = await preview(csv('XZ001,1,李小明,七年级1班', 'XZ002,55,李小明,七年级1班'));
  expect(shown.proposals).toEqual([]);
  expect(await bring(shown)).toMatchObject([{ added: 1 }, { unchanged: 1 }]);
});

test('one student for two rows: never together, and never twice', async () => {
  const id = await seat(4, '李小明', '55');
  await db().update(t.schools).set({ regionCode: countyCode }).where(eq(t.schools.id, 4));
  const file = csv('XZ001,1,李小明,七年级1班', 'XZ002,1,李小明,七年级1班');
  const shown = await preview(file);
  expect(shown).toMatchObject({ counts: { proposals: 2 }, soleProposals: 0 });
  const both = [2, 3].map((row) => ({ sheet: '', row, student: id }));
  const confirmed = { ...owner, preview: shown.preview, schools: 'all' as const };
  expect(importCounty({ ...confirmed, decisions: { rows: both } }, () => now)).toMatchObject({
    refused: 'undecided',
    detail: expect.stringContaining('第 2 行和第 3 行'),
  });
  const first = both.slice(0, 1);
  expect(await bring(shown, { rows: first, rest: 'different' })).toMatchObject([
    { transferred: 1, added: 0 },
    { transferred: 0, added: 1 },
  ]);
});

test('a second import waits for the first, and a preview is imported once', async () => {
  const file = csv('XZ001,1,甲一,七年级1班');
  const other = { ...owner, accountId: 'other' };
  const [one, two] = [
    await preview(file),
    await previewCounty({ ...other, fileName: 'b.csv', bytes: file }, now),
  ];
  if (!('preview' in two)) throw new Error('not read');
  const rest = { schools: 'all' as const, decisions: { rows: [] } };
  const start = (who: typeof owner, id: string, at = now) =>
    importCounty({ ...who, ...rest, preview: id }, () => at);
  expect(start(owner, two.preview.preview)).toMatchObject({ refused: 'gone' });
  const begun = start(owner, one.preview);
  expect(start(owner, one.preview)).toMatchObject({ refused: 'gone' });
  expect(start(other, two.preview.preview)).toMatchObject({ refused: 'running' });
  if ('job' in begun) await begun.finished;
  const halfHour = now + 30 * 60 * 1000;
  expect(start(other, two.preview.preview, halfHour)).toMatchObject({ refused: 'gone' });
  const next = start(other, two.preview.preview);
  if (!('job' in next)) throw new Error(next.detail);
  await next.finished;
  expect(countyJobOf('990102')).toBeUndefined();
});

test('three schools and 600 students come in from an .xlsx', async () => {
  const schools = rosterSchools(3).map(({ name }, i) => ({ name, code: `XZ10${i}` }));
  for (const { code, name } of schools) {
    await db().insert(t.schools).values({ code, name, regionCode: countyCode, kind: 'junior' });
  }
  const shown = await preview(rosterXlsx(rosterStudents(schools, 600)), 'county.xlsx');
  expect(shown.counts).toMatchObject({ schools: 3, students: 600, added: 600, problems: 0 });
  const reports = await bring(shown, { rows: [] }, 'all');
  expect(reports.map(({ state, added }) => `${state} ${added}`)).toEqual(Array(3).fill('done 200'));
  expect(await db().$count(t.accounts)).toBe(600);
});

test('files that are none of this kind', async () => {
  const refusal = async (bytes: Uint8Array, fileName: string) => {
    const outcome = await previewCounty({ ...owner, fileName, bytes }, now);
    return 'unusable' in outcome ? outcome.unusable.slug : '';
  };
  expect(await refusal(csv('XZ001,1,甲,七年级1班'), 'county.xls')).toBe('roster-type');
  expect(await refusal(new Uint8Array(), 'county.csv')).toBe('roster-empty');
  expect(await refusal(new TextEncoder().encode('你好'), 'county.csv')).toBe('roster-no-header');
  expect(await refusal(new Uint8Array(33 * 1024 * 1024), 'county.csv')).toBe('roster-too-large');
});
