import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { seatsOf } from '#db/queries/people/pupil';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { morning, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { comeBack } from '#usecases/school/students/comeBack';
import { correctStudent } from '#usecases/school/students/correctStudent';
import { leaveStudents, undoLeaving } from '#usecases/school/students/leaveStudents';
import { moveStudents } from '#usecases/school/students/moveStudents';

const { busy, quiet, xiaoming, xiaohong, dawei } = cast;
const by = { accountId: busy.admin.accountId, now: morning };
const secondClass = 12;
const toSecond = { to: String(secondClass), grade: '', number: '', day: today };
const toNew = { to: 'new', grade: 'junior-2026', number: '3', day: today };

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  const named = { schoolId: busy.schoolId, stage: 'junior', entryYear: 2026, number: 2 } as const;
  await write([
    db()
      .insert(t.schoolClasses)
      .values({ id: secondClass, ...named }),
  ]);
});
afterEach(closeTestDatabase);

const seatOf = async ({ studentId }: cast.CastStudent) =>
  (await seatsOf(studentId)).find(({ leftOn }) => leftOn === null)?.id ?? 0;
const move = (seats: number[], typed = toSecond) => moveStudents(busy.schoolId, seats, typed, by);
const classesNow = () => db().select().from(t.schoolClasses);

test('students move to another class: a new seat from that day, the old one stays on record', async () => {
  const entries = await db().select().from(t.rollEntries);
  expect(await move([await seatOf(xiaoming), await seatOf(xiaohong)])).toEqual({ ok: true });
  expect(await seatsOf(xiaoming.studentId)).toMatchObject([
    { leftOn: today, leftBecause: 'moved', schoolClass: { id: busy.classId } },
    { joinedOn: today, leftOn: null, schoolClass: { id: secondClass } },
  ]);
  expect(await db().select().from(t.rollEntries)).toEqual(entries);
  expect(
    await db()
      .select()
      .from(t.auditEvents)
      .where(eq(t.auditEvents.subject, `student ${xiaoming.studentId}`)),
  ).toMatchObject([
    { act: 'moveClass', detail: { from: busy.classId, to: secondClass, on: today } },
  ]);
});

test('a class that is not there yet is opened once', async () => {
  const before = (await classesNow()).length;
  expect(await move([await seatOf(xiaoming)], toNew)).toEqual({ ok: true });
  expect(await move([await seatOf(xiaohong)], toNew)).toEqual({ ok: true });
  expect(await classesNow()).toHaveLength(before + 1);
});

test.each([
  [{ ...toSecond, to: '' }, '还没选班级'],
  [{ ...toSecond, to: String(quiet.classId) }, '还没选班级'],
  [{ ...toSecond, to: String(busy.classId) }, '已经在这个班'],
  [{ ...toSecond, day: '2026-10-15' }, '不能晚于今天'],
  [{ ...toSecond, day: '2026-08-01' }, '才来现在这个班'],
  [{ ...toNew, grade: 'senior-2026' }, '要选年级'],
  [{ ...toNew, number: '0' }, '要选年级'],
])('%j is refused, and nobody moves', async (typed, words) => {
  const seat = await seatOf(xiaoming);
  const classes = await classesNow();
  expect(await move([seat], typed)).toMatchObject({ message: expect.stringContaining(words) });
  expect(await seatOf(xiaoming)).toBe(seat);
  expect(await classesNow()).toEqual(classes);
});

test('of two admins who move the same student at once, one is refused', async () => {
  const seat = await seatOf(xiaoming);
  const classes = (await classesNow()).length;
  const both = await Promise.all([move([seat], toNew), move([seat], { ...toNew, number: '4' })]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await classesNow()).toHaveLength(classes + 1);
  expect(await seatsOf(xiaoming.studentId)).toHaveLength(2);
});

test('who left and comes back gets a new seat; the old leaving is not undone any more', async () => {
  const seat = await seatOf(dawei);
  const typed = { day: '2026-10-10', because: 'left' };
  await leaveStudents(busy.schoolId, [seat], typed, by);
  const who = { schoolId: busy.schoolId, studentId: dawei.studentId };
  const early = await comeBack(who, { ...toSecond, day: '2026-10-09' }, by);
  expect(early).toMatchObject({ message: expect.stringContaining('2026-10-10') });
  expect(await comeBack(who, toSecond, by)).toEqual({ ok: true });
  expect(await seatsOf(dawei.studentId)).toMatchObject([
    { id: seat, leftOn: '2026-10-10' },
    { joinedOn: today, leftOn: null, schoolClass: { id: secondClass } },
  ]);
  expect(await comeBack(who, toSecond, by)).toMatchObject({ ok: false });
  expect(await undoLeaving(busy.schoolId, [seat], by)).toMatchObject({ ok: false });
  expect(await seatsOf(dawei.studentId)).toHaveLength(2);
});

test('a school cannot bring back the student of another', async () => {
  const who = { schoolId: quiet.schoolId, studentId: dawei.studentId };
  await leaveStudents(busy.schoolId, [await seatOf(dawei)], { day: today, because: 'left' }, by);
  const typed = { to: String(quiet.classId), grade: '', number: '', day: today };
  expect(await comeBack(who, typed, by)).toMatchObject({ ok: false });
});

const correct = (
  is: { number: string; name: string },
  was: { number: string; name: string } = xiaoming,
) => correctStudent(xiaoming.studentId, { was, typed: is }, by);
const stored = async () =>
  (await db().select().from(t.students).where(eq(t.students.id, xiaoming.studentId)))[0];

test('number and name are corrected by the rules of the roster; the trail holds neither', async () => {
  expect(await correct({ number: ' ００７ ', name: '李小明' })).toEqual({ ok: true });
  const half = { number: '007', name: '李小明' };
  expect(await correct({ number: '007', name: '李 晓明' }, half)).toEqual({ ok: true });
  expect(await stored()).toMatchObject({ number: '007', name: '李晓明' });
  const events = await db()
    .select()
    .from(t.auditEvents)
    .where(eq(t.auditEvents.act, 'correctStudent'));
  const event = { subject: `student ${xiaoming.studentId}`, schoolId: busy.schoolId };
  expect(events).toMatchObject([
    { ...event, detail: { number: true } },
    { ...event, detail: { name: true } },
  ]);
});

test.each([
  [{ number: xiaohong.number, name: '李小明' }, '已经有人用'],
  [{ number: '110101201301011234', name: '李小明' }, '身份证'],
  [{ number: '', name: '李小明' }, '空的'],
  [{ number: '7', name: '李**' }, '不能用'],
  [{ number: xiaoming.number, name: xiaoming.name }, '没有变'],
  [{ number: '7', name: '王小红' }, '像是另一个人'],
])('%j is refused, and nothing is saved', async (typed, words) => {
  expect(await correct(typed)).toMatchObject({ message: expect.stringContaining(words) });
  expect(await stored()).toMatchObject({ number: xiaoming.number, name: xiaoming.name });
});

test('of two who correct at once, the second is asked to look again', async () => {
  expect(await correct({ number: '7', name: '李小明' })).toEqual({ ok: true });
  const second = await correct({ number: '8', name: '李小明' });
  expect(second).toMatchObject({ message: expect.stringContaining('刚才有人改过') });
  expect(await stored()).toMatchObject({ number: '7' });
});
