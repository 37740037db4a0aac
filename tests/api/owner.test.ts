import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '#api/app';
import { ownerOf } from '#auth/owner';
import { type Answer, ask, beginFirstCheck, type Check, readFirstLesson } from '#tests/support/api';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { letClockRun, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { cookieOf, cookieOfStudent } from '#tests/support/sessions';
import { firstLesson } from '#tests/support/testLessons';

/** The API where it stands on the server, as in tests/support/api.ts, but with headers. */
const site = new Hono().route('/api', api);
let [his, hers, teachers] = ['', '', ''];
let check: Check;
beforeAll(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  his = await cookieOfStudent(xiaoming);
  hers = await cookieOfStudent(xiaohong);
  teachers = await cookieOf(busy.teacher);
  await readFirstLesson(his);
  check = await beginFirstCheck(his);
});
afterAll(async () => {
  letClockRun();
  await closeTestDatabase();
});

/** What a page of Xiaoming sends, under whatever session the computer has by now. */
async function sent(cookie: string, path: string, body: object): Promise<[number, string]> {
  const headers = {
    ...{ cookie, 'content-type': 'application/json', 'x-owner': ownerOf(xiaoming.accountId) },
  };
  const answer = await site.request(`/api${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const { type = '' } = (await answer.json()) as { type?: string };
  return [answer.status, type];
}
const key = randomUUID();
const firstAnswer = () => {
  const [first] = check.items;
  return { item: first?.item, option: first?.options[0]?.id, key };
};
const answering = (cookie: string) =>
  sent(cookie, `/attempts/${check.attempt}/answers`, firstAnswer());

test('a computer knows a student by a name that tells nothing, the same at every door', async () => {
  const owner = ownerOf(xiaoming.accountId);
  expect(owner).toMatch(/^[\w-]{16}$/);
  expect(owner).not.toBe(ownerOf(xiaohong.accountId));
  const said = (path: string, body?: object): Promise<Answer> =>
    ask(path === '/me' ? 'GET' : 'POST', path, { cookie: his, body });
  expect((await said('/me')).body.owner).toBe(owner);
  expect((await said(`/lessons/${firstLesson}/start`)).body.owner).toBe(owner);
  expect((await said('/attempts', { lesson: firstLesson })).body.owner).toBe(owner);
  expect((await ask('GET', '/me', { cookie: teachers })).body.owner).toBeNull();
});

test('what Xiaoming left waiting is refused under any session but his own', async () => {
  const refused = [412, '/problems/other-person'];
  expect(await answering(hers)).toEqual(refused);
  expect(await answering(teachers)).toEqual(refused);
  expect(await sent(hers, '/attempts', { lesson: firstLesson })).toEqual(refused);
  expect(await sent(hers, `/lessons/${firstLesson}/steps/story`, {})).toEqual(refused);
  expect(await sent(hers, `/attempts/${check.attempt}/finish`, {})).toEqual(refused);
  expect(await answering('')).toEqual([401, '/problems/sign-in']);
});

test('under his own it is one answer, however often it comes', async () => {
  expect(await answering(his)).toEqual([200, '']);
  expect(await answering(his)).toEqual([200, '']);
  const gone = `/attempts/${randomUUID()}/answers`;
  expect(await sent(his, gone, firstAnswer())).toEqual([404, '/problems/not-found']);
});
