import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { responses } from '#db/schema/index';
import { xiaohong, xiaoming } from '#tests/support/cast';
import { morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, beginCheck, keysOf, readLesson } from '#tests/support/pupil';
import { firstLesson } from '#tests/support/testLessons';
import { answerQuestion } from '#usecases/student/answerQuestion';
import { finishAttempt } from '#usecases/student/finishAttempt';

let at: number;
let attempt: string;
let first: { item: string; right: string; wrong: string };

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  at = await readLesson(xiaoming, firstLesson, morning);
  ({ attempt } = await beginCheck(xiaoming, firstLesson, at));
  [first = { item: '', right: '', wrong: '' }] = await keysOf(attempt);
});
afterEach(closeTestDatabase);

const answer = (
  option: string,
  key: string,
  { who = xiaoming, item = first.item, id = attempt } = {},
) => answerQuestion(who.studentId, id, { item, option, key }, at);

const stored = () => db().select().from(responses);

test('an answer is saved, and nothing is said about it', async () => {
  expect(await answer(first.wrong, randomUUID())).toEqual({ saved: true });
  expect(
    await answer((await keysOf(attempt))[1]?.right ?? '', randomUUID(), { item: '2' }),
  ).toEqual({
    saved: true,
  });
});

test('the first answer counts, a second is refused', async () => {
  await answer(first.wrong, randomUUID());
  expect(await answer(first.right, randomUUID())).toEqual({ refused: 'already-answered' });
  expect(await stored()).toHaveLength(1);
});

test('the same key twice is one answer, the first', async () => {
  const key = randomUUID();
  await answer(first.wrong, key);
  const [before] = await stored();
  expect(await answer(first.right, key)).toEqual({ saved: true });
  expect(await stored()).toEqual([before]);
});

test('the same answer sent from two tabs at once is one answer', async () => {
  const key = randomUUID();
  const outcomes = await Promise.all([answer(first.right, key), answer(first.right, key)]);
  expect(outcomes).toEqual([{ saved: true }, { saved: true }]);
  expect(await stored()).toHaveLength(1);
});

test('of two different answers at once one is kept and the other refused', async () => {
  const outcomes = await Promise.all([
    answer(first.wrong, randomUUID()),
    answer(first.right, randomUUID()),
  ]);
  expect(outcomes).toContainEqual({ saved: true });
  expect(outcomes).toContainEqual({ refused: 'already-answered' });
  expect(await stored()).toHaveLength(1);
});

test('a key that was used for one item is not taken for another', async () => {
  const key = randomUUID();
  await answer(first.right, key);
  const [, second] = await keysOf(attempt);
  expect(await answer(second?.right ?? '', key, { item: '2' })).toHaveProperty('refused');
  expect(await stored()).toHaveLength(1);
});

test('the attempt of another student is not found', async () => {
  expect(await answer(first.right, randomUUID(), { who: xiaohong })).toEqual({
    refused: 'not-found',
  });
  expect(await stored()).toEqual([]);
});

test('answers of Xiaoming that wait in the browser do not become Xiaohong’s', async () => {
  await readLesson(xiaohong, firstLesson, morning);
  const hers = await beginCheck(xiaohong, firstLesson, at);
  expect(await answer(first.right, randomUUID(), { who: xiaohong, id: hers.attempt })).toEqual({
    refused: 'no-option',
  });
  expect(await stored()).toEqual([]);
});

test.each(['', 'nothing', '0', '-1'])('an option called %j is refused', async (option) => {
  expect(await answer(option, randomUUID())).toEqual({ refused: 'no-option' });
});

test('an option of another item is refused', async () => {
  const [, second] = await keysOf(attempt);
  expect(await answer(second?.right ?? '', randomUUID())).toEqual({ refused: 'no-option' });
});

test.each(['0', '6', '99', '-1', '1.5', ''])('there is no item %j', async (item) => {
  expect(await answer(first.right, randomUUID(), { item })).toEqual({ refused: 'not-found' });
});

test('there is no attempt of that id', async () => {
  expect(await answer(first.right, randomUUID(), { id: randomUUID() })).toEqual({
    refused: 'not-found',
  });
});

test('after the end nothing is answered any more', async () => {
  await answerAll(xiaoming, attempt, 3, at);
  await finishAttempt(xiaoming, attempt, at);
  expect(await answer(first.right, randomUUID())).toHaveProperty('refused');
  expect(await stored()).toHaveLength(5);
});
