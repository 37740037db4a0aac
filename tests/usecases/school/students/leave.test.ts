import { and, asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { freezeRoll } from '#db/commands/indicators/freezeRoll';
import { seatsOf } from '#db/queries/people/pupil';
import * as t from '#db/schema/index';
import * as cast from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { rollId, settleCounty, termId } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { cookieOfStudent } from '#tests/support/sessions';
import { leaveStudents, undoLeaving } from '#usecases/school/students/leaveStudents';

const { busy, quiet, xiaoming, xiaohong, ningning } = cast;
const by = { accountId: busy.admin.accountId, now: morning };
const yesterday = '2026-10-13';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const seatOf = async ({ studentId }: cast.CastStudent) =>
  (await seatsOf(studentId)).find(({ leftOn }) => leftOn === null)?.id ?? 0;
const seatsNow = (...students: cast.CastStudent[]) => Promise.all(students.map(seatOf));
const left = (seats: number[], typed = { day: yesterday, because: 'left' }, who = by) =>
  leaveStudents(busy.schoolId, seats, typed, who);
const eventsOn = ({ studentId }: cast.CastStudent) =>
  db()
    .select()
    .from(t.auditEvents)
    .where(eq(t.auditEvents.subject, `student ${studentId}`))
    .orderBy(asc(t.auditEvents.id));
const rollEntries = () => db().select().from(t.rollEntries).where(eq(t.rollEntries.rollId, rollId));

test('two students leave: their seats end that day, their sessions at once', async () => {
  await cookieOfStudent(xiaoming);
  await cookieOfStudent(ningning);
  const seats = await seatsNow(xiaoming, xiaohong);
  expect(await left(seats, { day: yesterday, because: 'transferred' })).toEqual({ ok: true });
  for (const student of [xiaoming, xiaohong]) {
    expect(await seatsOf(student.studentId)).toMatchObject([
      { leftOn: yesterday, leftBecause: 'transferred' },
    ]);
  }
  const sessions = await db().select().from(t.sessions);
  expect(sessions.map(({ accountId }) => accountId)).toEqual([ningning.accountId]);
  expect(await eventsOn(xiaoming)).toMatchObject([
    {
      ...{ act: 'leave', accountId: busy.admin.accountId, schoolId: busy.schoolId },
      detail: { seat: seats[0], on: yesterday, because: 'transferred' },
    },
  ]);
});

test.each([
  [{ day: '2026-10-15', because: 'left' }, '不能晚于今天'],
  [{ day: '2026-08-31', because: 'left' }, '2026-09-01 才来'],
  [{ day: '昨天', because: 'left' }, '没有填好'],
  [{ day: '2026-02-30', because: 'left' }, '没有填好'],
  [{ day: today, because: 'moved' }, '还没选原因'],
])('%j is refused, and nobody left', async (typed, words) => {
  const seats = await seatsNow(xiaoming);
  const done = await left(seats, typed);
  expect(done).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  expect(await seatsNow(xiaoming)).toEqual(seats);
});

test('a student of another school is not closed by this one, nor the ones ticked with them', async () => {
  const seats = await seatsNow(xiaoming, ningning);
  expect(await left(seats)).toMatchObject({ ok: false });
  expect(await seatsNow(xiaoming, ningning)).toEqual(seats);
  expect(await undoLeaving(busy.schoolId, await seatsNow(ningning), by)).toMatchObject({
    ok: false,
  });
});

test('sent twice, it is done once', async () => {
  const seats = await seatsNow(xiaoming);
  expect(await left(seats)).toEqual({ ok: true });
  expect(await left(seats)).toMatchObject({
    ok: false,
    message: expect.stringContaining('什么也没改'),
  });
  expect(await eventsOn(xiaoming)).toHaveLength(1);
});

test('of two admins at once, one is told that the list has changed', async () => {
  const seats = await seatsNow(xiaoming);
  const both = await Promise.all([
    left(seats, { day: yesterday, because: 'left' }),
    left(seats, { day: today, because: 'transferred' }),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await eventsOn(xiaoming)).toHaveLength(1);
});

test('undo opens exactly those seats again', async () => {
  const seats = await seatsNow(xiaoming, xiaohong);
  const before = await seatsOf(xiaoming.studentId);
  await left(seats);
  expect(await undoLeaving(busy.schoolId, seats, { ...by, now: morning + hours(1) })).toEqual({
    ok: true,
  });
  expect(await seatsOf(xiaoming.studentId)).toEqual(before);
  expect(await seatsNow(xiaoming, xiaohong)).toEqual(seats);
  expect(await eventsOn(xiaoming)).toMatchObject([
    { act: 'leave' },
    { act: 'comeBack', detail: { seat: seats[0], undo: true } },
  ]);
  expect(await undoLeaving(busy.schoolId, seats, by)).toMatchObject({ ok: false });
});

test('a leaving of yesterday is not undone, nor a seat that was closed otherwise', async () => {
  const seats = await seatsNow(xiaoming);
  await left(seats);
  const nextDay = { ...by, now: morning + hours(24) };
  expect(await undoLeaving(busy.schoolId, seats, nextDay)).toMatchObject({ ok: false });
  expect(await undoLeaving(quiet.schoolId, seats, by)).toMatchObject({ ok: false });
  expect(await undoLeaving(busy.schoolId, [], by)).toMatchObject({ ok: false });
});

test('登记有误 counts on no day; the frozen roll keeps its student', async () => {
  const entries = await rollEntries();
  const done = await left(await seatsNow(xiaoming), { day: '', because: 'mistake' });
  expect(done).toEqual({ ok: true });
  expect(await seatsOf(xiaoming.studentId)).toMatchObject([
    { joinedOn: '2026-09-01', leftOn: '2026-09-01', leftBecause: 'mistake' },
  ]);
  expect(await rollEntries()).toEqual(entries);
  const again = await freezeRoll({
    ...{ termId, regionCode: cast.countyCode, takenOn: today },
    ...{ accountId: cast.officer.accountId, now: morning },
  });
  const isOn = and(
    eq(t.rollEntries.rollId, again),
    eq(t.rollEntries.studentId, xiaoming.studentId),
  );
  expect(await db().select().from(t.rollEntries).where(isOn)).toEqual([]);
});
