import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { erase } from '#db/commands/people/erase';
import * as tables from '#db/schema/index';
import { write } from '#db/writer';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { importRoster } from '#usecases/school/roster/importRoster';
import { storeRoster } from '#usecases/school/roster/storeRoster';
import {
  accountId,
  bring,
  csv,
  eventsOn,
  nextDay,
  nextYear,
  now,
  openCounty,
  openSchool,
  preview,
  studentNamed,
} from './rosterSupport.ts';

let county = '';
let from = 0;
let to = 0;
const list = csv('11,李小明,七年级1班', '12,王小红,七年级1班');

beforeAll(openTestDatabase);
beforeEach(async () => {
  const codes = await openCounty();
  county = codes.county;
  from = await openSchool('东镇中学', { regionCode: codes.town });
  to = await openSchool('明辨中学', { regionCode: county });
  await bring(from, csv('0301,李小明,七年级3班', '0302,王小红,七年级3班'));
});
afterAll(closeTestDatabase);

const confirm = (
  id: string,
  decisions?: Parameters<typeof importRoster>[0]['decisions'],
  at = nextDay,
) => importRoster({ schoolId: to, accountId, preview: id, ...(decisions && { decisions }) }, at);

/** The old school notes that a student has left. */
const release = (studentId: number) =>
  write([
    db()
      .update(tables.enrolments)
      .set({ leftOn: '2026-10-08', leftBecause: 'transferred' })
      .where(eq(tables.enrolments.studentId, studentId)),
  ]);

const accountsOf = (studentId: number) =>
  db().select().from(tables.accounts).where(eq(tables.accounts.studentId, studentId));

test('a newcomer with the name of a student elsewhere is proposed, without the number there', async () => {
  const shown = await preview(to, list, nextDay);
  const { id } = await studentNamed(from, '李小明');
  expect(shown.proposals[0]).toEqual({
    ...{ sheet: '', row: 2, number: '11', name: '李小明', className: '七年级1班' },
    candidates: [
      {
        student: id,
        school: '东镇中学',
        className: '',
        now: 'studying',
        waits: true,
        leftOn: null,
      },
    ],
  });
  expect(JSON.stringify(shown)).not.toContain('0301');
  expect(JSON.stringify(shown)).not.toContain('七年级3班');
});

test('that other school finds in its trail that its students were shown, one without candidates does not', async () => {
  await preview(to, csv('11,李小明,七年级1班'), nextDay);
  const third = await openSchool('西镇中学', { regionCode: county });
  const read = (schoolId: number) =>
    db()
      .select({ act: tables.auditEvents.act, at: tables.auditEvents.at })
      .from(tables.auditEvents)
      .where(eq(tables.auditEvents.subject, `school ${schoolId}`));
  expect(await read(from)).toContainEqual({ act: 'read', at: nextDay });
  expect(await read(third)).toEqual([]);
});

test('nothing is imported before every proposal is decided', async () => {
  const shown = await preview(to, list, nextDay);
  expect(await confirm(shown.preview)).toMatchObject({ refused: 'undecided' });
  const { id } = await studentNamed(from, '李小明');
  const half = { rows: [{ sheet: '', row: 2, student: id }] };
  const outcome = await confirm(shown.preview, half);
  expect('detail' in outcome && outcome.detail).toContain('第 3 行的“王小红”还没有选定');
  expect(await db().$count(tables.students, eq(tables.students.schoolId, to))).toBe(0);
  const stranger = { rows: [{ sheet: '', row: 2, student: 999 }], rest: 'different' as const };
  expect(await confirm(shown.preview, stranger)).toMatchObject({ refused: 'undecided' });
});

test('who still studies elsewhere is not taken from there, nor made twice: the row waits', async () => {
  const { id } = await studentNamed(from, '李小明');
  const shown = await preview(to, list, nextDay);
  const decisions = { rows: [{ sheet: '', row: 2, student: id }], rest: 'different' as const };
  expect(await confirm(shown.preview, decisions)).toMatchObject({
    imported: { added: 1, transferred: 0, waiting: 1, classes: [{ added: 1 }] },
  });
  expect((await studentNamed(from, '李小明')).seats).toMatchObject([{ leftOn: null }]);
  expect(await eventsOn(`student ${id}`)).toEqual([]);
  expect(await db().$count(tables.students, eq(tables.students.schoolId, to))).toBe(1);
  await release(id);
  const again = await preview(to, list, nextDay);
  expect(again.proposals[0]?.candidates).toMatchObject([{ className: '七年级3班', waits: false }]);
  expect(await confirm(again.preview, { rows: [], rest: 'same' })).toMatchObject({
    imported: { added: 0, transferred: 1, waiting: 0, unchanged: 1 },
  });
});

test('a class is not opened for a row that waits', async () => {
  const { id } = await studentNamed(from, '李小明');
  const shown = await preview(to, csv('11,李小明,七年级9班'), nextDay);
  expect(
    await confirm(shown.preview, { rows: [{ sheet: '', row: 2, student: id }] }),
  ).toMatchObject({ imported: { waiting: 1, classesCreated: 0 } });
  const { schoolClasses } = tables;
  expect(await db().$count(schoolClasses, eq(schoolClasses.schoolId, to))).toBe(0);
});

test('only who is above both schools takes a student from where they study', async () => {
  const { id } = await studentNamed(from, '李小明');
  const other = await openSchool('西镇中学', { regionCode: county });
  const rows = [
    {
      ...{ sheet: '', row: 2, number: '11', name: '李小明' },
      schoolClass: { stage: 'junior' as const, entryYear: 2026, number: 1 },
    },
  ];
  const decisions = { rows: [{ sheet: '', row: 2, student: id }] };
  const leaving = { students: [], on: '' };
  const roster = { schoolId: to, accountId, rows, decisions, leaving };
  const beside = await storeRoster({ ...roster, reach: new Set([to, other]) }, nextDay);
  expect(beside).toMatchObject({ stored: { transfers: [], waiting: [{ candidate: { id } }] } });
  const above = await storeRoster({ ...roster, reach: new Set([to, from]) }, nextDay);
  expect(above).toMatchObject({ stored: { transfers: [{ candidate: { id } }], waiting: [] } });
});

test('the same person keeps account and records; both schools keep an event', async () => {
  const { id } = await studentNamed(from, '李小明');
  await release(id);
  const [before] = await accountsOf(id);
  const shown = await preview(to, list, nextDay);
  const decisions = { rows: [{ sheet: '', row: 2, student: id }], rest: 'different' as const };
  expect(await confirm(shown.preview, decisions)).toMatchObject({
    imported: { added: 1, transferred: 1, classes: [{ added: 2 }] },
  });
  const student = await studentNamed(to, '李小明');
  expect(student).toMatchObject({ id, number: '11' });
  expect(student.seats).toMatchObject([
    { joinedOn: '2026-10-08', leftOn: '2026-10-08', leftBecause: 'transferred' },
    { joinedOn: '2026-10-09', leftOn: null },
  ]);
  expect(await accountsOf(id)).toEqual([before]);
  const events = await eventsOn(`student ${id}`);
  expect(events.map(({ act, schoolId }) => [act, schoolId])).toEqual([
    ['transfer', from],
    ['transfer', to],
  ]);
  expect(events[0]?.detail).toEqual({ from, to });
  expect((await studentNamed(to, '王小红')).id).not.toBe((await studentNamed(from, '王小红')).id);
});

test('who still studies elsewhere is not taken along with the rest, who has left is', async () => {
  const shown = await preview(to, list, nextDay);
  expect(await confirm(shown.preview, { rows: [], rest: 'same' })).toMatchObject({
    refused: 'undecided',
  });
  const { id } = await studentNamed(from, '李小明');
  expect(await db().$count(tables.students, eq(tables.students.schoolId, to))).toBe(0);
  await write([
    db()
      .update(tables.enrolments)
      .set({ leftOn: '2026-10-08', leftBecause: 'left' })
      .where(eq(tables.enrolments.studentId, id)),
  ]);
  const later = await preview(to, csv('11,李小明,七年级1班'), nextDay);
  expect(await confirm(later.preview, { rows: [], rest: 'same' })).toMatchObject({
    imported: { transferred: 1 },
  });
});

test('the same file again changes nothing', async () => {
  for (const name of ['李小明', '王小红']) await release((await studentNamed(from, name)).id);
  const shown = await preview(to, list, nextDay);
  const rows = shown.proposals.map(({ sheet, row, candidates }) => {
    return { sheet, row, student: candidates[0]?.student ?? null };
  });
  await confirm(shown.preview, { rows });
  const again = await preview(to, list, nextDay);
  expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: 2, problems: 0, absent: 0 });
  expect(again.proposals).toEqual([]);
});

test('a candidate who came back to the old school in between stops the import and shows a new preview', async () => {
  const { id } = await studentNamed(from, '李小明');
  await release(id);
  const shown = await preview(to, csv('11,李小明,七年级1班'), nextDay);
  await bring(from, csv('0301,李小明,七年级4班'), nextDay);
  const outcome = await confirm(shown.preview, { rows: [{ sheet: '', row: 2, student: id }] });
  expect(outcome).toMatchObject({ refused: 'changed', preview: { counts: { added: 1 } } });
  expect((await studentNamed(from, '李小明')).number).toBe('0301');
});

test('who turns up elsewhere after the preview is no matter of this import', async () => {
  const shown = await preview(to, csv('20,徐五,七年级1班'), nextDay);
  expect(shown.proposals).toEqual([]);
  await bring(from, csv('0305,徐五,七年级3班'), nextDay);
  expect(await confirm(shown.preview)).toMatchObject({ imported: { added: 1, transferred: 0 } });
});

test('a candidate who left and one who graduated say so, and come first', async () => {
  const primary = await openSchool('实验小学', { kind: 'primary', regionCode: county });
  await bring(primary, csv('60,赵宁宁,六年级2班'));
  const { id } = await studentNamed(from, '王小红');
  await write([
    db()
      .update(tables.enrolments)
      .set({ leftOn: '2026-10-08', leftBecause: 'left' })
      .where(eq(tables.enrolments.studentId, id)),
  ]);
  await bring(from, csv('0303,王小红,七年级4班'), nextDay);
  const shown = await preview(to, csv('12,王小红,七年级1班'), nextDay);
  expect(shown.proposals[0]?.candidates.map((one) => [one.now, one.leftOn])).toEqual([
    ['left', '2026-10-08'],
    ['studying', null],
  ]);
  const later = await preview(to, csv('13,赵宁宁,七年级1班'), nextYear);
  expect(later.proposals[0]?.candidates).toMatchObject([
    { school: '实验小学', className: '小学2021级2班', now: 'graduated' },
  ]);
  await confirm(later.preview, { rows: [], rest: 'same' }, nextYear);
  expect((await studentNamed(to, '赵宁宁')).seats).toMatchObject([
    { leftOn: '2027-09-10' },
    { joinedOn: '2027-09-10', leftOn: null },
  ]);
});

test('of several candidates one is chosen, never by 全部是, and one student only once', async () => {
  const third = await openSchool('西镇中学', { regionCode: county });
  await bring(third, csv('0901,李小明,七年级1班'));
  const shown = await preview(to, csv('11,李小明,七年级1班'), nextDay);
  expect(shown.proposals[0]?.candidates).toHaveLength(2);
  const { id } = await studentNamed(third, '李小明');
  expect(await confirm(shown.preview, { rows: [], rest: 'same' })).toMatchObject({
    refused: 'undecided',
  });
  const twins = await preview(to, csv('11,李小明,七年级1班', '12,李小明,七年级2班'), nextDay);
  const rows = [2, 3].map((row) => ({ sheet: '', row, student: id }));
  const twice = await confirm(twins.preview, { rows });
  expect('detail' in twice && twice.detail).toContain('第 2 行和第 3 行选了同一名');
  await release(id);
  const later = await preview(to, csv('11,李小明,七年级1班'), nextDay);
  expect(await confirm(later.preview, { rows: rows.slice(0, 1) })).toMatchObject({
    imported: { transferred: 1 },
  });
  expect(await db().$count(tables.students, eq(tables.students.schoolId, third))).toBe(0);
});

test('not proposed: another county, another grade, an erased student, the own school', async () => {
  const far = await openSchool('邻县中学');
  await bring(far, csv('1,孙六,七年级1班'));
  await bring(from, csv('0801,吴四,八年级1班', '0304,胡七,七年级3班'));
  await bring(to, csv('90,徐五,七年级1班'));
  const { id } = await studentNamed(from, '胡七');
  await erase({ students: [id], accountId, at: now, today: '2026-10-08' });
  const names = ['孙六', '吴四', '胡七', '徐五'].map((name, i) => `${20 + i},${name},七年级2班`);
  expect((await preview(to, csv(...names), nextDay)).proposals).toEqual([]);
});

test('rows of one school are stored the same way without a preview', async () => {
  const rows = [
    {
      ...{ sheet: '', row: 2, number: '11', name: '李小明' },
      schoolClass: { stage: 'junior' as const, entryYear: 2026, number: 1 },
    },
  ];
  const roster = { schoolId: to, accountId, rows, leaving: { students: [], on: '' } };
  expect(await storeRoster({ ...roster, decisions: { rows: [] } }, nextDay)).toMatchObject({
    refused: 'undecided',
  });
  const outcome = await storeRoster({ ...roster, decisions: { rows: [] }, elsewhere: [] }, nextDay);
  expect(outcome).toMatchObject({ stored: { proposals: [], diff: { unchanged: 0 } } });
  const shown = { ...roster, decisions: { rows: [] }, fingerprint: 'of another day' };
  expect(await storeRoster(shown, nextDay)).toMatchObject({ refused: 'changed' });
});
