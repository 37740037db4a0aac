import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { listsOn, rollOn, studentsOn } from '#db/queries/indicators/rollOn';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';

const { busy, quiet, xiaoming } = cast;

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const class2 = 12;
const openClass2 = () =>
  db()
    .insert(t.schoolClasses)
    .values({ id: class2, schoolId: busy.schoolId, stage: 'junior', entryYear: 2026, number: 2 });
const seat = (classId: number, joinedOn: string, leftOn: string | null = null) =>
  db().insert(t.enrolments).values({ studentId: xiaoming.studentId, classId, joinedOn, leftOn });
const leave = (leftOn: string) => ({
  sql: 'update enrolments set left_on = ? where student_id = ?',
  args: [leftOn, xiaoming.studentId],
});
const sizes = async (schoolId: number, day: string) =>
  (await rollOn({ schoolId }, day)).map(({ classId, students }) => [classId, students]);

test('the day of joining counts, the day of leaving does not', async () => {
  await write([leave('2026-10-10')]);
  expect(await sizes(busy.schoolId, '2026-08-31')).toEqual([]);
  expect(await sizes(busy.schoolId, '2026-09-01')).toEqual([[busy.classId, 6]]);
  expect(await sizes(busy.schoolId, '2026-10-09')).toEqual([[busy.classId, 6]]);
  expect(await sizes(busy.schoolId, '2026-10-10')).toEqual([[busy.classId, 5]]);
});

test('who sat in two classes counts once, in the one joined last, whichever is still open', async () => {
  await write([openClass2(), seat(class2, '2026-09-20', '2026-10-20')]);
  expect(await sizes(busy.schoolId, '2026-09-25')).toEqual([
    [busy.classId, 5],
    [class2, 1],
  ]);
  expect(await sizes(busy.schoolId, '2026-10-20')).toEqual([[busy.classId, 6]]);
  await write([leave('2026-12-01'), seat(class2, '2026-11-01')]);
  expect(await sizes(busy.schoolId, '2026-11-02')).toEqual([
    [busy.classId, 5],
    [class2, 1],
  ]);
});

test('who sat in two schools counts in the one joined last, and not in the other', async () => {
  await write([seat(quiet.classId, '2026-09-20', '2026-10-20')]);
  expect(await sizes(busy.schoolId, '2026-09-25')).toEqual([[busy.classId, 5]]);
  expect(await sizes(quiet.schoolId, '2026-09-25')).toEqual([[quiet.classId, 7]]);
});

test('a seat that was a mistake counts on no day', async () => {
  await write([leave('2026-09-01')]);
  expect(await sizes(busy.schoolId, '2026-09-01')).toEqual([[busy.classId, 5]]);
});

test('the region is that of the school on that day', async () => {
  await write([
    {
      sql: 'update school_periods set until_on = ? where school_id = ?',
      args: ['2026-10-01', busy.schoolId],
    },
    {
      sql: `insert into school_periods (school_id, from_on, name, kind, region_code)
        select id, '2026-10-01', name, kind, ? from schools where id = ?`,
      args: [cast.quietTown, busy.schoolId],
    },
  ]);
  const inTown = async (code: string, day: string) =>
    (await listsOn({ codes: [code] }, day)).reduce((sum, { students }) => sum + students, 0);
  expect(await inTown(cast.busyTown, '2026-09-30')).toBe(6);
  expect(await inTown(cast.quietTown, '2026-09-30')).toBe(6);
  expect(await inTown(cast.busyTown, '2026-10-01')).toBe(0);
  expect(await inTown(cast.quietTown, '2026-10-01')).toBe(12);
});

test('a school that was closed has no roll from that day', async () => {
  await write([
    {
      sql: 'update school_periods set until_on = ? where school_id = ?',
      args: ['2026-10-01', busy.schoolId],
    },
  ]);
  expect(await sizes(busy.schoolId, '2026-09-30')).toEqual([[busy.classId, 6]]);
  expect(await sizes(busy.schoolId, '2026-10-01')).toEqual([]);
});

test('graduates sit nowhere, although their seats are open', async () => {
  expect(await sizes(busy.schoolId, '2029-08-31')).toEqual([[busy.classId, 6]]);
  expect(await sizes(busy.schoolId, '2029-09-01')).toEqual([]);
});

test('the digest changes with a class, and comes back with it', async () => {
  const digest = async (day: string) =>
    (await listsOn({ schoolId: busy.schoolId }, day))[0]?.digest;
  await write([openClass2(), seat(class2, '2026-09-20', '2026-10-20')]);
  expect(await digest('2026-09-25')).not.toBe(await digest('2026-09-10'));
  expect(await digest('2026-10-20')).toBe(await digest('2026-09-10'));
});

test('the names of a day are those who sat there', async () => {
  await write([leave('2026-10-10')]);
  const names = async (day: string) =>
    (await studentsOn(busy.schoolId, day)).map(({ name }) => name);
  expect(await names('2026-10-09')).toContain(xiaoming.name);
  expect(await names('2026-10-10')).not.toContain(xiaoming.name);
});
