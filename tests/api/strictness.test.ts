import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { api } from '#api/app';
import { db } from '#db/client';
import { attempts, lessonRuns, responses } from '#db/schema/index';
import { type Answer, answers, ask, beginFirstCheck, readFirstLesson } from '#tests/support/api';
import { xiaoming } from '#tests/support/cast';
import { letClockRun, morning, seconds, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { keysOf } from '#tests/support/pupil';
import { cookieOfStudent } from '#tests/support/sessions';
import { firstLesson, floorSeconds, steps } from '#tests/support/testLessons';

let cookie: string;
beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  cookie = await cookieOfStudent(xiaoming);
  answers.length = 0;
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const post = (path: string, body?: unknown, as = cookie) => ask('POST', path, { cookie: as, body });
const start = () => post(`/lessons/${firstLesson}/start`);
const step = (id: string) => post(`/lessons/${firstLesson}/steps/${id}`);
const typeOf = ({ status, body }: Answer) => [status, body.type];

test.each(['score', 'time', 'correct', 'progress'])(
  'an answer that brings its own %s is refused',
  async (field) => {
    await readFirstLesson(cookie);
    const { attempt } = await beginFirstCheck(cookie);
    const [first] = await keysOf(attempt);
    const answer = { item: '1', option: first?.right, key: randomUUID(), [field]: 1 };
    expect(typeOf(await post(`/attempts/${attempt}/answers`, answer))).toEqual([
      400,
      '/problems/invalid-input',
    ]);
    expect(await db().$count(responses)).toBe(0);
  },
);

test('an attempt that brings its own score is refused', async () => {
  await readFirstLesson(cookie);
  expect((await post('/attempts', { lesson: firstLesson, score: 5 })).status).toBe(400);
  expect(await db().$count(attempts)).toBe(0);
});

test('what a client sends along with a step or an end is ignored', async () => {
  await start();
  for (const { id } of steps) {
    await post(`/lessons/${firstLesson}/steps/${id}`, { time: 9999, counted: true, progress: 100 });
  }
  expect((await db().select().from(lessonRuns))[0]).toMatchObject({ tooFast: 1, countedAt: null });
  stopClock(morning + seconds(floorSeconds));
  await step('practice');
  const { attempt } = await beginFirstCheck(cookie);
  expect((await post(`/attempts/${attempt}/finish`, { score: 5, passed: true })).status).toBe(409);
});

test.each([
  ['an item that is no number', { item: 'x' }],
  ['an item like 1e1', { item: '1e1' }],
  ['no option', { option: '' }],
  ['a key that is no UUID', { key: 'again' }],
])('an answer with %s is refused', async (_what, wrong) => {
  await readFirstLesson(cookie);
  const { attempt } = await beginFirstCheck(cookie);
  const answer = { item: '1', option: 'some-option', key: randomUUID(), ...wrong };
  expect(typeOf(await post(`/attempts/${attempt}/answers`, answer))).toEqual([
    400,
    '/problems/invalid-input',
  ]);
});

test.each(['/session', '/attempts', '/schools/1/roster/imports', '/regions/1/roster/imports'])(
  'a body that is no JSON is the sender’s mistake at %s',
  async (path) => {
    const sent = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'a=b' };
    const answer = await api.request(path, sent);
    expect([answer.status, (await answer.json()).type]).toEqual([415, '/problems/invalid-input']);
  },
);
