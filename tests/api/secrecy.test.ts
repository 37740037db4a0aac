import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answers, ask, beginFirstCheck, readFirstLesson } from '#tests/support/api';
import { xiaoming } from '#tests/support/cast';
import { letClockRun, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { keysOf } from '#tests/support/pupil';
import { cookieOfStudent } from '#tests/support/sessions';
import { firstLesson, secretsOf } from '#tests/support/testLessons';

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

test('nothing that is sent before the end tells a key, a feedback or an explanation', async () => {
  await readFirstLesson(cookie);
  const { attempt, items } = await beginFirstCheck(cookie);
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
  for (const telling of [
    'key',
    'why',
    'feedback',
    'right',
    'correct',
    'score',
    'passed',
    'objective',
  ]) {
    expect(names).not.toContain(telling);
  }
  await post(`/attempts/${attempt}/finish`);
  expect(namesIn(answers.at(-1)?.body), 'the scan finds what it looks for').toContain('why');
});

test('an answer is acknowledged in the same words, right or wrong', async () => {
  await readFirstLesson(cookie);
  const { attempt } = await beginFirstCheck(cookie);
  const [one, two] = await keysOf(attempt);
  const right = await post(`/attempts/${attempt}/answers`, {
    item: '1',
    option: one?.right,
    key: randomUUID(),
  });
  const wrong = await post(`/attempts/${attempt}/answers`, {
    item: '2',
    option: two?.wrong,
    key: randomUUID(),
  });
  expect([right.status, right.body]).toEqual([wrong.status, wrong.body]);
  expect([...right.headers]).toEqual([...wrong.headers]);
});

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
