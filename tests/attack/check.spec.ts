import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Browser } from './support/browser.ts';
import {
  answerTo,
  beginCheck,
  figures,
  guessAll,
  keysOf,
  lesson,
  printCards,
  readLesson,
  signInWithCard,
} from './support/pupil.ts';
import { test } from './support/site.ts';

const readersNeeded = 8;
let readers: Browser[];
test.beforeAll(async ({ site }) => {
  const cards = await printCards(site, 2, readersNeeded);
  readers = await Promise.all(
    cards.map(async (card) => {
      const pupil = await signInWithCard(site, card);
      await readLesson(pupil);
      return pupil;
    }),
  );
});

/** A student who has honestly read the lesson. */
function reader(): Browser {
  const next = readers.pop();
  if (!next) throw new Error('no reader is left');
  return next;
}

test('a check is not handed in before it is answered', async ({ site }) => {
  const pupil = reader();
  const before = await figures(site);
  const { attempt } = await beginCheck(pupil);
  expect((await pupil.post(`/api/attempts/${attempt}/finish`)).status).toBe(409);
  expect(
    (await pupil.post(`/api/attempts/${attempt}/finish`, { score: 5, passed: true })).status,
  ).toBe(409);
  expect(await figures(site)).toBe(before);
});

test('a score or a “correct” sent along is refused, and nothing is saved', async () => {
  const pupil = reader();
  const check = await beginCheck(pupil);
  const [item] = check.items;
  if (!item) throw new Error('a check has items');
  for (const claim of [{ correct: true }, { score: 1 }, { time: 1 }, { answeredAt: 0 }]) {
    const answer = { ...answerTo(item), ...claim };
    expect((await pupil.post(`/api/attempts/${check.attempt}/answers`, answer)).status).toBe(400);
  }
  expect((await pupil.post('/api/attempts', { lesson, items: [] })).status).toBe(400);
  const again = (await beginCheck(pupil)) as unknown as { answered: string[] };
  expect(again.answered).toEqual([]);
});

test('the first answer counts: a second one is refused, the same one is the same', async () => {
  const pupil = reader();
  const check = await beginCheck(pupil);
  const [item] = check.items;
  if (!item) throw new Error('a check has items');
  const answers = `/api/attempts/${check.attempt}/answers`;
  const first = answerTo(item, 0);
  expect((await pupil.post(answers, first)).status).toBe(200);
  expect((await pupil.post(answers, first)).status).toBe(200);
  expect((await pupil.post(answers, answerTo(item, 1))).body.type).toBe(
    '/problems/already-answered',
  );
});

test('another student’s answers and attempt are not found', async () => {
  const [one, other] = [reader(), reader()];
  const mine = await beginCheck(one);
  const theirs = await beginCheck(other);
  const [item] = mine.items;
  if (!item) throw new Error('a check has items');
  const payload = answerTo(item);
  expect((await other.post(`/api/attempts/${mine.attempt}/answers`, payload)).status).toBe(404);
  expect((await other.post(`/api/attempts/${mine.attempt}/finish`)).status).toBe(404);
  expect(
    (await other.post(`/api/attempts/${theirs.attempt}/answers`, payload)).status,
    'the options of an attempt mean nothing in another',
  ).toBe(400);
  expect((await other.post(`/api/attempts/${randomUUID()}/finish`)).status).toBe(404);
});

test('guessing meets a pause and then other questions', async ({ site }) => {
  const pupil = reader();
  const before = await figures(site);
  const check = await beginCheck(pupil);
  const keys = await keysOf(check);
  const wrong = [0, 1, 2, 3].find((place) => keys.filter((key) => key === place).length < 4) ?? 0;
  expect((await guessAll(pupil, check, wrong)).body.passed).toBe(false);
  const again = await pupil.post('/api/attempts', { lesson });
  expect(again.body.type).toBe('/problems/retake-pause');
  expect(again.body.retakeAt).toBeGreaterThan(Date.now());
  expect(await figures(site)).toBe(before);
});

test('two sessions at once get one attempt, one answer an item and one result', async () => {
  const one = reader();
  const two = one.copy();
  const [a, b] = await Promise.all([beginCheck(one), beginCheck(two)]);
  expect(a.attempt).toBe(b.attempt);
  expect(a.items).toEqual(b.items);
  const answers = `/api/attempts/${a.attempt}/answers`;
  for (const item of a.items) {
    const both = await Promise.all([
      one.post(answers, answerTo(item, 0)),
      two.post(answers, answerTo(item, 1)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  }
  const finish = `/api/attempts/${a.attempt}/finish`;
  const [left, right] = await Promise.all([one.post(finish), two.post(finish)]);
  expect(left.body).toEqual(right.body);
});

test('an honest student beside all this passes and is counted', async ({ site }) => {
  const pupil = reader();
  const before = await figures(site);
  const check = await beginCheck(pupil);
  const keys = await keysOf(check);
  for (const [i, item] of check.items.entries()) {
    await pupil.post(`/api/attempts/${check.attempt}/answers`, answerTo(item, keys[i]));
  }
  const { body } = await pupil.post(`/api/attempts/${check.attempt}/finish`);
  expect(body).toMatchObject({ score: 5, passed: true, completed: true });
  expect(before).toBeTruthy();
});
