import { afterEach, beforeEach, expect, test } from 'vitest';
import { recount } from '#db/queries/indicators/recount';
import { busy, xiaoming } from '#tests/support/cast';
import { hours, morning } from '#tests/support/clock';
import { countersOf, rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, beginCheck, readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { startAttempt } from '#usecases/student/startAttempt';

let read: number;
beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  read = await readLesson(xiaoming, firstLesson, morning);
  await readLesson(xiaoming, secondLesson, morning);
});
afterEach(async () => {
  expect((await recount(rollId)).differences).toEqual([]);
  await closeTestDatabase();
});

const completed = async (classId = busy.classId) => (await countersOf(classId)).completed;
const none = { A: 0, B: 0, C: 0, D: 0 };

const resetAt = morning - hours(1);
const afterReset = { ...xiaoming, resetAt };
const nextDay = resetAt + hours(24);

test('a pass within 24 hours of a reset is shown and not counted', async () => {
  const result = await takeCheck(afterReset, firstLesson, 5, read);
  expect(result).toMatchObject({ passed: true, completed: false });
  await takeCheck(afterReset, secondLesson, 5, nextDay - 1);
  expect(await completed()).toEqual({ ...none, C: 1 });
});

test('a check begun in those 24 hours and finished after them is not counted either', async () => {
  const { attempt } = await beginCheck(afterReset, firstLesson, nextDay - 1);
  await answerAll(afterReset, attempt, 5, nextDay);
  expect(await finishAttempt(afterReset, attempt, nextDay)).toMatchObject({ completed: false });
});

test('one lesson of class C makes the term class C', async () => {
  await takeCheck(afterReset, firstLesson, 5, read);
  await takeCheck(afterReset, secondLesson, 5, nextDay);
  expect(await completed()).toEqual({ ...none, C: 1 });
});

test('a later pass of one’s own replaces class C, in both places', async () => {
  await takeCheck(afterReset, firstLesson, 5, read);
  await takeCheck(afterReset, secondLesson, 5, nextDay);
  const again = await takeCheck(afterReset, firstLesson, 4, nextDay);
  expect(again).toMatchObject({ passed: true, completed: true });
  expect(await completed()).toEqual({ ...none, B: 1 });
  expect(await startAttempt(xiaoming.studentId, firstLesson, nextDay)).toEqual({
    refused: 'already-completed',
  });
});

test('a later try that fails takes the pass of class C from nobody', async () => {
  await takeCheck(afterReset, firstLesson, 5, read);
  await takeCheck(afterReset, secondLesson, 5, nextDay);
  await takeCheck(afterReset, firstLesson, 1, nextDay);
  expect(await completed()).toEqual({ ...none, C: 1 });
});

test('a reset takes nothing from what was completed before it', async () => {
  await takeCheck(xiaoming, firstLesson, 4, read);
  await takeCheck(xiaoming, secondLesson, 4, read);
  expect(await startAttempt(xiaoming.studentId, firstLesson, read + hours(2))).toHaveProperty(
    'refused',
  );
  expect(await completed()).toEqual({ ...none, B: 1 });
});
