import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import { attempts, auditEvents, completions, milestones, rollEntries } from '#db/schema/index';
import { write } from '#db/writer';
import { busy, quiet, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, minutes, morning } from '#tests/support/clock';
import { countersOf, rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, beginCheck, keysOf, readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { thaw } from '#tests/support/thaw';
import { answerQuestion } from '#usecases/student/answerQuestion';
import { finishAttempt } from '#usecases/student/finishAttempt';

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

test('a check with open questions is not graded, and says which are open', async () => {
  const { attempt } = await beginCheck(xiaoming, firstLesson, read);
  const [first] = await keysOf(attempt);
  const answer = { item: '1', option: first?.right ?? '', key: randomUUID() };
  await answerQuestion(xiaoming.studentId, attempt, answer, read);
  expect(await finishAttempt(xiaoming, attempt, read)).toEqual({
    refused: 'unanswered',
    items: ['2', '3', '4', '5'],
  });
  expect(await db().select().from(attempts)).toMatchObject([{ finishedAt: null, score: null }]);
});

test('another student’s attempt and one that does not exist are not found', async () => {
  const { attempt } = await beginCheck(xiaoming, firstLesson, read);
  await answerAll(xiaoming, attempt, 5, read);
  expect(await finishAttempt(xiaohong, attempt, read)).toEqual({ refused: 'not-found' });
  expect(await finishAttempt(xiaoming, randomUUID(), read)).toEqual({ refused: 'not-found' });
  expect(await db().$count(completions)).toBe(0);
});

test.each([
  [5, true],
  [4, true],
  [3, false],
  [0, false],
])('%i of 5 right is a pass: %s', async (right, passed) => {
  expect(await takeCheck(xiaoming, firstLesson, right, read)).toMatchObject({
    score: right,
    of: 5,
    passed,
    completed: passed,
  });
  expect(await db().$count(completions)).toBe(passed ? 1 : 0);
});

test('the result explains every item, right or wrong', async () => {
  const { items, retakeAt } = await takeCheck(xiaoming, firstLesson, 2, read);
  expect(items.map((item) => item.right)).toEqual([true, true, false, false, false]);
  for (const item of items) {
    expect(item.key === item.chosen).toBe(item.right);
    expect(item.feedback).toContain('反馈');
    expect(item.why).toContain('解析');
  }
  expect(retakeAt).toBe(read + minutes(10));
});

test('one lesson of two leaves 完成 where it was, the second moves it once', async () => {
  await takeCheck(xiaoming, firstLesson, 4, read);
  expect(await completed()).toEqual(none);
  await takeCheck(xiaoming, secondLesson, 5, read);
  expect(await completed()).toEqual({ ...none, B: 1 });
  expect(await completed(quiet.classId)).toEqual(none);
});

test('a check that was not passed moves nothing', async () => {
  await takeCheck(xiaoming, firstLesson, 4, read);
  await takeCheck(xiaoming, secondLesson, 3, read);
  expect(await completed()).toEqual(none);
});

test('finishing again shows the same result and moves nothing twice', async () => {
  await takeCheck(xiaoming, firstLesson, 4, read);
  const { attempt } = await beginCheck(xiaoming, secondLesson, read);
  await answerAll(xiaoming, attempt, 4, read);
  const once = await finishAttempt(xiaoming, attempt, read);
  expect(await finishAttempt(xiaoming, attempt, read + hours(1))).toEqual(once);
  expect(await completed()).toEqual({ ...none, B: 1 });
  expect(await db().$count(auditEvents, eq(auditEvents.act, 'completeLesson'))).toBe(2);
});

test('the result of an earlier try stays as it was when the next one has begun', async () => {
  const { attempt } = await beginCheck(xiaoming, firstLesson, read);
  await answerAll(xiaoming, attempt, 2, read);
  const once = await finishAttempt(xiaoming, attempt, read);
  await beginCheck(xiaoming, firstLesson, read + minutes(10));
  expect(await finishAttempt(xiaoming, attempt, read + minutes(11))).toEqual(once);
});

test('two tabs that finish at once get the same result, counted once', async () => {
  await takeCheck(xiaoming, firstLesson, 4, read);
  const { attempt } = await beginCheck(xiaoming, secondLesson, read);
  await answerAll(xiaoming, attempt, 5, read);
  const [one, two] = await Promise.all([
    finishAttempt(xiaoming, attempt, read),
    finishAttempt(xiaoming, attempt, read),
  ]);
  expect(one).toEqual(two);
  expect(await completed()).toEqual({ ...none, B: 1 });
});

test('a retake that is passed completes the lesson', async () => {
  await takeCheck(xiaoming, firstLesson, 2, read);
  await takeCheck(xiaoming, firstLesson, 4, read + minutes(10));
  expect(await db().select().from(completions)).toMatchObject([
    { evidence: 'B', lessonId: firstLesson },
  ]);
});

test('a pass is trailed without a name', async () => {
  await takeCheck(xiaoming, firstLesson, 4, read);
  const [event] = await db()
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.act, 'completeLesson'));
  expect(event).toMatchObject({
    accountId: xiaoming.accountId,
    detail: { lesson: firstLesson, evidence: 'B' },
  });
  expect(JSON.stringify(event)).not.toContain(xiaoming.name);
});

test('a student off the roll completes lessons and changes no counter', async () => {
  await thaw();
  await write([
    db().delete(milestones).where(eq(milestones.studentId, xiaohong.studentId)),
    db().delete(rollEntries).where(eq(rollEntries.studentId, xiaohong.studentId)),
  ]);
  for (const lesson of [firstLesson, secondLesson]) {
    await readLesson(xiaohong, lesson, morning);
    await takeCheck(xiaohong, lesson, 5, read);
  }
  expect(await db().$count(completions)).toBe(2);
  expect(await completed()).toEqual(none);
  expect((await countersOf(busy.classId)).used.B, 'Xiaoming alone').toBe(1);
});
