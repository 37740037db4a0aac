import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, answers, ask, beginFirstCheck, readFirstLesson } from '#tests/support/api';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, letClockRun, minutes, morning, seconds, stopClock } from '#tests/support/clock';
import { countersOf, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, keysOf } from '#tests/support/pupil';
import { cookieOf, cookieOfStudent } from '#tests/support/sessions';
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

test('a student goes through a lesson and its check by the API alone', async () => {
  expect(await start()).toMatchObject({ status: 200, body: { run: { counted: false } } });
  expect(typeOf(await step('facts'))).toEqual([409, '/problems/step-order']);
  stopClock(morning + seconds(floorSeconds));
  for (const { id } of steps) expect((await step(id)).status).toBe(200);
  expect((await start()).body).toMatchObject({ run: { counted: true } });
  const begun = await post('/attempts', { lesson: firstLesson });
  expect(begun.status).toBe(201);
  const attempt = String(begun.body.attempt);
  for (const { item, right } of await keysOf(attempt)) {
    const answer = { item, option: right, key: randomUUID() };
    expect(await post(`/attempts/${attempt}/answers`, answer)).toMatchObject({
      status: 200,
      body: { saved: true },
    });
  }
  const end = await post(`/attempts/${attempt}/finish`);
  expect(end).toMatchObject({
    status: 200,
    body: { score: 5, of: 5, passed: true, completed: true },
  });
  expect((await countersOf(busy.classId)).used.B).toBe(1);
});

test('a page that Xiaoming left open sends no step for Xiaohong', async () => {
  const { body } = await start();
  const { id } = body.run as { id: number };
  const hers = await cookieOfStudent(xiaohong);
  await post(`/lessons/${firstLesson}/start`, undefined, hers);
  const sent = await post(`/lessons/${firstLesson}/steps/stop-1`, { run: id }, hers);
  expect(typeOf(sent)).toEqual([409, '/problems/other-run']);
  const own = await post(`/lessons/${firstLesson}/steps/stop-1`, { run: id });
  expect(own).toMatchObject({ status: 200, body: { id, counted: false } });
});

test('each refusal has a type of its own', async () => {
  expect(typeOf(await post('/lessons/none/start'))).toEqual([404, '/problems/no-lesson']);
  expect(typeOf(await step('stop-1'))).toEqual([409, '/problems/not-started']);
  await start();
  expect(typeOf(await step('none'))).toEqual([404, '/problems/no-step']);
  expect(typeOf(await post('/attempts', { lesson: firstLesson }))).toEqual([
    409,
    '/problems/lesson-not-counted',
  ]);
  await readFirstLesson(cookie);
  const { attempt } = await beginFirstCheck(cookie);
  const answerTo = (item: string, option = 'none') =>
    post(`/attempts/${attempt}/answers`, { item, option, key: randomUUID() });
  expect(typeOf(await answerTo('9'))).toEqual([404, '/problems/not-found']);
  expect(typeOf(await answerTo('1'))).toEqual([400, '/problems/no-option']);
  const open = await post(`/attempts/${attempt}/finish`);
  expect(open).toMatchObject({
    status: 409,
    body: { type: '/problems/unanswered', items: ['1', '2', '3', '4', '5'] },
  });
  await answerAll(xiaoming, attempt, 1, Date.now());
  const [first] = await keysOf(attempt);
  expect(typeOf(await answerTo('1', first?.right))).toEqual([409, '/problems/already-answered']);
  await post(`/attempts/${attempt}/finish`);
  const pause = await post('/attempts', { lesson: firstLesson });
  expect(pause.body).toMatchObject({
    type: '/problems/retake-pause',
    retakeAt: Date.now() + minutes(10),
  });
  stopClock(Date.now() + hours(1));
  const again = await beginFirstCheck(cookie);
  await answerAll(xiaoming, again.attempt, 5, Date.now());
  await post(`/attempts/${again.attempt}/finish`);
  expect(typeOf(await post('/attempts', { lesson: firstLesson }))).toEqual([
    409,
    '/problems/already-completed',
  ]);
});

test('a problem is problem+json with a type, the status and a Chinese sentence', async () => {
  for (const answer of [
    await step('stop-1'),
    await post('/attempts', {}),
    await ask('GET', '/me'),
  ]) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status: answer.status });
    expect(answer.body.type).toMatch(/^\/problems\/[a-z-]+$/);
    expect(answer.body.detail).toMatch(/\p{Script=Han}/u);
  }
});

test('Xiaohong finds nothing of Xiaoming’s attempt', async () => {
  await readFirstLesson(cookie);
  const { attempt } = await beginFirstCheck(cookie);
  const hers = await cookieOfStudent(xiaohong);
  const [first] = await keysOf(attempt);
  const answer = { item: '1', option: first?.right, key: randomUUID() };
  expect(typeOf(await post(`/attempts/${attempt}/answers`, answer, hers))).toEqual([
    404,
    '/problems/not-found',
  ]);
  const end = await post(`/attempts/${attempt}/finish`, undefined, hers);
  const unknown = await post(`/attempts/${randomUUID()}/finish`, undefined, hers);
  expect([end.status, end.body]).toEqual([unknown.status, unknown.body]);
  expect(end.status).toBe(404);
});

const learning = [
  `/lessons/${firstLesson}/start`,
  `/lessons/${firstLesson}/steps/story`,
  `/attempts/${randomUUID()}/finish`,
];

test.each(learning)('signed out, %s answers 401', async (path) => {
  expect(typeOf(await post(path, undefined, ''))).toEqual([401, '/problems/sign-in']);
});

test.each(learning)('teacher Zhou has no lessons of her own: %s is not found', async (path) => {
  expect((await post(path, undefined, await cookieOf(busy.teacher))).status).toBe(404);
});
