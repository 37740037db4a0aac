import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { attempts, lessonRuns, responses } from '#db/schema/index';
import { type Answer, answers, ask } from '#tests/support/api';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, letClockRun, minutes, morning, seconds, stopClock } from '#tests/support/clock';
import { countersOf, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, keysOf } from '#tests/support/pupil';
import { cookieOf, cookieOfStudent } from '#tests/support/sessions';
import { firstLesson, floorSeconds, secretsOf, steps } from '#tests/support/testLessons';

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

async function readLesson() {
  await start();
  stopClock(Date.now() + seconds(floorSeconds));
  for (const { id } of steps) await step(id);
}

async function beginCheck() {
  const { body } = await post('/attempts', { lesson: firstLesson });
  return body as { attempt: string; items: { item: string; options: { id: string }[] }[] };
}

test('a student goes through a lesson and its check by the API alone', async () => {
  expect(await start()).toMatchObject({ status: 200, body: { counted: false } });
  expect(typeOf(await step('facts'))).toEqual([409, '/problems/step-order']);
  stopClock(morning + seconds(floorSeconds));
  for (const { id } of steps) expect((await step(id)).status).toBe(200);
  expect((await start()).body).toMatchObject({ counted: true });
  const begun = await post('/attempts', { lesson: firstLesson });
  expect(begun.status).toBe(201);
  const attempt = String(begun.body.attempt);
  for (const { item, right } of await keysOf(attempt)) {
    const answer = { item, option: right, key: randomUUID() };
    expect(await post(`/attempts/${attempt}/answers`, answer)).toMatchObject({ status: 200, body: { saved: true } });
  }
  const end = await post(`/attempts/${attempt}/finish`);
  expect(end).toMatchObject({ status: 200, body: { score: 5, of: 5, passed: true, counted: true } });
  expect((await countersOf(busy.classId)).used.B).toBe(1);
});

test('nothing that is sent before the end tells a key, a feedback or an explanation', async () => {
  await readLesson();
  const { attempt, items } = await beginCheck();
  await post('/attempts', { lesson: firstLesson });
  for (const [i, { item, options }] of items.entries()) {
    const answer = { item, option: options[i % 4]?.id, key: randomUUID() };
    await post(`/attempts/${attempt}/answers`, answer);
    await post(`/attempts/${attempt}/answers`, { ...answer, key: randomUUID() });
    if (i === 2) await post(`/attempts/${attempt}/finish`);
  }
  await ask('GET', '/me', { cookie });
  const sent = JSON.stringify(answers.map((answer) => answer.body));
  for (const secret of secretsOf(firstLesson)) expect(sent).not.toContain(secret);
  const names = new Set(answers.flatMap((answer) => namesIn(answer.body)));
  for (const telling of ['key', 'why', 'feedback', 'right', 'correct', 'score', 'passed', 'objective']) {
    expect(names).not.toContain(telling);
  }
  await post(`/attempts/${attempt}/finish`);
  expect(namesIn(answers.at(-1)?.body), 'the scan finds what it looks for').toContain('why');
});

test('an answer is acknowledged in the same words, right or wrong', async () => {
  await readLesson();
  const { attempt } = await beginCheck();
  const [one, two] = await keysOf(attempt);
  const right = await post(`/attempts/${attempt}/answers`, { item: '1', option: one?.right, key: randomUUID() });
  const wrong = await post(`/attempts/${attempt}/answers`, { item: '2', option: two?.wrong, key: randomUUID() });
  expect([right.status, right.body]).toEqual([wrong.status, wrong.body]);
  expect([...right.headers]).toEqual([...wrong.headers]);
});

test.each(['score', 'time', 'correct', 'progress'])('an answer that brings its own %s is refused', async (field) => {
  await readLesson();
  const { attempt } = await beginCheck();
  const [first] = await keysOf(attempt);
  const answer = { item: '1', option: first?.right, key: randomUUID(), [field]: 1 };
  expect(typeOf(await post(`/attempts/${attempt}/answers`, answer))).toEqual([400, '/problems/invalid-input']);
  expect(await db().$count(responses)).toBe(0);
});

test('an attempt that brings its own score is refused', async () => {
  await readLesson();
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
  const { attempt } = await beginCheck();
  expect((await post(`/attempts/${attempt}/finish`, { score: 5, passed: true })).status).toBe(409);
});

test.each([
  ['an item that is no number', { item: 'x' }],
  ['an item like 1e1', { item: '1e1' }],
  ['no option', { option: '' }],
  ['a key that is no UUID', { key: 'again' }],
])('an answer with %s is refused', async (_what, wrong) => {
  await readLesson();
  const { attempt } = await beginCheck();
  const answer = { item: '1', option: 'some-option', key: randomUUID(), ...wrong };
  expect(typeOf(await post(`/attempts/${attempt}/answers`, answer))).toEqual([400, '/problems/invalid-input']);
});

test('each refusal has a type of its own', async () => {
  expect(typeOf(await post('/lessons/none/start'))).toEqual([404, '/problems/no-lesson']);
  expect(typeOf(await step('stop-1'))).toEqual([409, '/problems/not-started']);
  await start();
  expect(typeOf(await step('none'))).toEqual([404, '/problems/no-step']);
  expect(typeOf(await post('/attempts', { lesson: firstLesson }))).toEqual([409, '/problems/lesson-not-counted']);
  await readLesson();
  const { attempt } = await beginCheck();
  const answerTo = (item: string, option = 'none') =>
    post(`/attempts/${attempt}/answers`, { item, option, key: randomUUID() });
  expect(typeOf(await answerTo('9'))).toEqual([404, '/problems/not-found']);
  expect(typeOf(await answerTo('1'))).toEqual([400, '/problems/no-option']);
  const open = await post(`/attempts/${attempt}/finish`);
  expect(open).toMatchObject({ status: 409, body: { type: '/problems/unanswered', items: ['1', '2', '3', '4', '5'] } });
  await answerAll(xiaoming, attempt, 1, Date.now());
  const [first] = await keysOf(attempt);
  expect(typeOf(await answerTo('1', first?.right))).toEqual([409, '/problems/already-answered']);
  await post(`/attempts/${attempt}/finish`);
  const pause = await post('/attempts', { lesson: firstLesson });
  expect(pause.body).toMatchObject({ type: '/problems/retake-pause', retakeAt: Date.now() + minutes(10) });
  stopClock(Date.now() + hours(1));
  const again = await beginCheck();
  await answerAll(xiaoming, again.attempt, 5, Date.now());
  await post(`/attempts/${again.attempt}/finish`);
  expect(typeOf(await post('/attempts', { lesson: firstLesson }))).toEqual([409, '/problems/already-completed']);
});

test('a problem is problem+json with a type, the status and a Chinese sentence', async () => {
  for (const answer of [await step('stop-1'), await post('/attempts', {}), await ask('GET', '/me')]) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({ status: answer.status });
    expect(answer.body.type).toMatch(/^\/problems\/[a-z-]+$/);
    expect(answer.body.detail).toMatch(/\p{Script=Han}/u);
  }
});

test('Xiaohong finds nothing of Xiaoming’s attempt', async () => {
  await readLesson();
  const { attempt } = await beginCheck();
  const hers = await cookieOfStudent(xiaohong);
  const [first] = await keysOf(attempt);
  const answer = { item: '1', option: first?.right, key: randomUUID() };
  expect(typeOf(await post(`/attempts/${attempt}/answers`, answer, hers))).toEqual([404, '/problems/not-found']);
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

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
