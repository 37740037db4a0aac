import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import { rollCountsOfClass } from '#db/queries/indicators/rollCounts';
import { attemptItems, attempts, itemVersions, mastery } from '#db/schema/index';
import { addDays } from '#db/seed/calendar';
import { write } from '#db/writer';
import { countOf, rollUp } from '#domain/indicators/figures';
import { startOfDay } from '#domain/time';
import { busy, dawei, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { rollId, settleCounty, termId } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { openBooster } from '#usecases/student/openBooster';
import { openMyLessons } from '#usecases/student/openMyLessons';
import { startBooster } from '#usecases/student/startBooster';
import type { Student } from '#usecases/student/takeLesson';
import { openClass } from '#usecases/teacher/openClass';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

/** Ten in the morning so many days after the unit. */
const after = (days: number) => startOfDay(addDays(today, days)) + hours(10);
const inClass = { id: 1, openedAt: after(28) - hours(1), evidence: 'A' } as const;

async function doUnit(student: Student) {
  for (const lesson of [firstLesson, secondLesson]) {
    await takeCheck(student, lesson, 5, await readLesson(student, lesson, morning));
  }
}

const begin = (student: Student, at: number, weeks: 4 | 12 = 4) =>
  startBooster(student, termId, weeks, at);

async function take(student: Student, right: number, at: number) {
  const view = await begin(student, at);
  if ('refused' in view) throw new Error(view.refused);
  await answerAll(student, view.attempt, right, at);
  return finishAttempt(student, view.attempt, at);
}

const figureOn = async (day: string) =>
  rollUp(await rollCountsOfClass(rollId, busy.classId, day)).mastered;

test('there is no booster before the unit is done', async () => {
  await takeCheck(xiaoming, firstLesson, 5, await readLesson(xiaoming, firstLesson, morning));
  expect(await begin(xiaoming, after(28))).toEqual({ refused: 'unit-open' });
  expect((await openMyLessons(xiaoming.studentId, after(28)))?.boosters).toEqual([]);
  expect(await db().select().from(mastery)).toEqual([]);
});

test('it opens after four weeks, for a week in class only, then on the own account too', async () => {
  await doUnit(xiaoming);
  const days = { opensOn: '2026-11-11', aloneFrom: '2026-11-18' };
  expect(await begin(xiaoming, after(27))).toEqual({
    refused: 'booster-later',
    opensOn: days.opensOn,
  });
  expect(await begin(xiaoming, after(34))).toEqual({
    refused: 'booster-in-class',
    aloneFrom: days.aloneFrom,
  });
  expect(await begin({ ...xiaoming, classSession: inClass }, after(28))).toHaveProperty('attempt');
  await doUnit(xiaohong);
  expect(await begin(xiaohong, after(35))).toHaveProperty('attempt');
  expect(await begin(xiaohong, after(35), 12)).toMatchObject({ refused: 'booster-later' });
  expect(await startBooster(xiaohong, 'no-term', 4, after(35))).toEqual({ refused: 'unit-open' });
});

test('five items over all lessons of the unit, unseen ones first, without keys', async () => {
  await doUnit(xiaoming);
  const shown = async () =>
    db()
      .select({ kind: attempts.kind, id: itemVersions.id, itemId: itemVersions.itemId })
      .from(attemptItems)
      .innerJoin(attempts, eq(attempts.id, attemptItems.attemptId))
      .innerJoin(itemVersions, eq(itemVersions.id, attemptItems.itemVersionId));
  const view = await begin(xiaoming, after(40));
  if ('refused' in view) throw new Error(view.refused);
  expect(view).toMatchObject({ answered: [], title: '2026年秋季学期 · 巩固小测' });
  expect(JSON.stringify(view)).not.toMatch(/反馈|解析|目标/);
  const [drawn, before] = [await shown(), new Set<number>()];
  for (const { kind, id } of drawn) if (kind === 'check') before.add(id);
  const mine = drawn.filter(({ kind }) => kind === 'booster');
  expect(mine).toHaveLength(5);
  expect(mine.filter(({ id }) => before.has(id))).toEqual([]);
  for (const lesson of [firstLesson, secondLesson]) {
    expect(mine.filter(({ itemId }) => itemId.startsWith(lesson)).length).toBeGreaterThan(1);
  }
});

test('it is resumed anywhere after class, and there is no second try', async () => {
  await doUnit(xiaoming);
  const first = await begin({ ...xiaoming, classSession: inClass }, after(28));
  expect(await begin(xiaoming, after(29))).toEqual(first);
  await take(xiaoming, 1, after(29));
  expect(await begin(xiaoming, after(40))).toEqual({ refused: 'booster-done' });
  expect(await openBooster(xiaoming.studentId, termId, 4, false, after(40))).toMatchObject({
    state: 'done',
    score: 1,
  });
});

test('达标率: nobody before six weeks; then passed on A or B is met, failed and not taken are not', async () => {
  for (const student of [xiaoming, xiaohong, dawei]) await doUnit(student);
  expect(await take(xiaoming, 4, after(36))).toMatchObject({ passed: true, completed: false });
  const failed = await take(xiaohong, 3, after(36));
  expect(failed).toMatchObject({ passed: false });
  expect(failed).not.toHaveProperty('retakeAt');
  expect(countOf(await figureOn(addDays(today, 41)))).toEqual({ done: 0, of: 0 });
  expect(await figureOn(addDays(today, 42))).toEqual({ split: { A: 0, B: 1, C: 0, D: 0 }, of: 3 });
  expect((await recount(rollId)).differences).toEqual([]);
});

test('a pass within a day after a reset is shown as class C and does not count', async () => {
  await doUnit(xiaoming);
  await take({ ...xiaoming, resetAt: after(36) - hours(1) }, 5, after(36));
  const figure = await figureOn(addDays(today, 42));
  expect(figure).toEqual({ split: { A: 0, B: 0, C: 1, D: 0 }, of: 1 });
  expect(countOf(figure)).toEqual({ done: 0, of: 1 });
});

test('a pass twelve weeks after is no indicator', async () => {
  await doUnit(xiaoming);
  const view = await begin(xiaoming, after(100), 12);
  if ('refused' in view) throw new Error(view.refused);
  await answerAll(xiaoming, view.attempt, 5, after(100));
  await finishAttempt(xiaoming, view.attempt, after(100));
  expect(countOf(await figureOn(addDays(today, 100)))).toEqual({ done: 0, of: 1 });
});

test('a row that does not say what the records say is an alarm', async () => {
  await doUnit(xiaoming);
  await write([{ sql: `update mastery set evidence = 'A', taken_at = 1`, args: [] }]);
  expect((await recount(rollId)).differences).toEqual([
    { classId: busy.classId, metric: 'mastered', evidence: '—', counter: 1, raw: 1 },
  ]);
});

test('the student sees what is open and what comes next, the teacher who has it before them', async () => {
  await doUnit(xiaoming);
  const mine = async (days: number, room = false) =>
    (await openMyLessons(xiaoming.studentId, after(days), room))?.boosters.map(
      ({ weeks, state }) => `${weeks} ${state}`,
    );
  expect(await mine(1)).toEqual(['4 later']);
  expect(await mine(30)).toEqual(['4 class', '12 later']);
  expect(await mine(30, true)).toEqual(['4 open', '12 later']);

  expect((await openClass(busy.classId, after(27))).boosters).toBeUndefined();
  const open = { opened: 1, taken: 0, toTake: [{ name: xiaoming.name }], inClassOnly: 1 };
  expect((await openClass(busy.classId, after(28))).boosters).toMatchObject(open);
  await take(xiaoming, 5, after(36));
  expect((await openClass(busy.classId, after(36))).boosters).toMatchObject({
    taken: 1,
    toTake: [],
    inClassOnly: 0,
  });
});

test('who joined after the roll has a booster by the class they sit in', async () => {
  await write([
    {
      sql: `insert into students (id, school_id, number, name) values (900, 1, '900', '新同学')`,
      args: [],
    },
    {
      sql: `insert into enrolments (student_id, class_id, joined_on) values (900, ?, '2026-10-10')`,
      args: [busy.classId],
    },
    { sql: `insert into accounts (id, student_id) values ('student-900', 900)`, args: [] },
  ]);
  const newcomer = { studentId: 900, accountId: 'student-900', resetAt: null };
  expect(await begin(newcomer, after(36))).toEqual({ refused: 'unit-open' });
  await doUnit(newcomer);
  await take(newcomer, 5, after(36));
  expect(await db().select().from(mastery)).toEqual([]);
});
