import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '#tests/support/api';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, letClockRun, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson, takeCheck } from '#tests/support/pupil';
import { cookieOf, cookieOfStudent } from '#tests/support/sessions';
import { firstLesson, secretsOf } from '#tests/support/testLessons';

type Card = { token: string; options: { id: string }[] };

let cookie: string;
beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  const end = await readLesson(xiaoming, firstLesson, morning);
  await takeCheck(xiaoming, firstLesson, 3, end);
  stopClock(morning + hours(24 * 7));
  cookie = await cookieOfStudent(xiaoming);
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const post = (path: string, body: unknown, as = cookie) =>
  ask('POST', `/reviews/${path}`, { cookie: as, body });
const next = async () => (await post('next', {})).body as { card: Card; left: number };

test('a student reviews by the API: a question without its key, then the answer with it', async () => {
  const { card, left } = await next();
  expect(left).toBe(5);
  const sent = JSON.stringify(card);
  for (const secret of secretsOf(firstLesson)) expect(sent).not.toContain(secret);
  const said = await post('answers', { token: card.token, option: card.options[0]?.id });
  expect(said).toMatchObject({ status: 200, body: { why: expect.stringContaining('解析') } });
  expect((await next()).left).toBe(4);
});

test('who has finished nothing gets nothing, and staff and visitors do not get in', async () => {
  const hers = await cookieOfStudent(xiaohong);
  expect((await post('next', {}, hers)).body).toEqual({ none: true });
  expect((await post('next', {}, await cookieOf(busy.teacher))).status).toBe(404);
  expect((await post('next', {}, '')).status).toBe(401);
  expect((await post('answers', { token: 'x', option: 'y' }, '')).status).toBe(401);
});

test('a question is bound to its student and lives a day', async () => {
  const { card } = await next();
  const answer = { token: card.token, option: card.options[0]?.id };
  const hers = await cookieOfStudent(xiaohong);
  expect((await post('answers', answer, hers)).status).toBe(404);
  expect((await post('answers', { ...answer, token: `x${card.token}` })).status).toBe(404);
  expect((await post('answers', { ...answer, option: 'none' })).status).toBe(400);
  stopClock(morning + hours(24 * 8));
  cookie = await cookieOfStudent(xiaoming);
  expect((await post('answers', answer)).status).toBe(404);
});

test('what else a client sends is refused', async () => {
  expect((await post('next', { item: 3 })).status).toBe(400);
  const { card } = await next();
  const answer = { token: card.token, option: card.options[0]?.id, right: true };
  expect((await post('answers', answer)).status).toBe(400);
});
