import '#tests/support/settings';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { api } from '#api/app';
import { busy, countyCode, neighbourOfficer, officer, townOfficer } from '#tests/support/cast';
import { letClockRun, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { cookieOf } from '#tests/support/sessions';

const site = new Hono().route('/api', api);
const file = '学校,学号,姓名,班级\n忙忙中学,301,新同学,七年级1班\n静静中学,302,新朋友,七年级1班\n';

beforeAll(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterAll(async () => {
  letClockRun();
  await closeTestDatabase();
});

const at = (code: string, path: string) => `/api/regions/${code}/roster/${path}`;

async function upload(cookie: string, { code = countyCode, text = file } = {}) {
  const body = new FormData();
  body.append('file', new File([text], 'county.csv'));
  return site.request(at(code, 'previews'), { method: 'POST', headers: { cookie }, body });
}

const confirm = (cookie: string, preview: string) =>
  site.request(at(countyCode, 'imports'), {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ preview, schools: 'all', rows: [] }),
  });

const job = async (cookie: string) => {
  const answer = await site.request(at(countyCode, 'job'), { headers: { cookie } });
  return (await answer.json()) as { job: { finishedAt: number | null; schools: object[] } | null };
};

test('the officer previews, imports in the background and watches the job', async () => {
  const cookie = await cookieOf(officer);
  expect((await job(cookie)).job).toBeNull();
  const answer = await upload(cookie);
  expect(answer.status).toBe(201);
  const shown = (await answer.json()) as { preview: string };
  expect(shown).toMatchObject({ counts: { schools: 2, students: 2, added: 2 } });
  const begun = await confirm(cookie, shown.preview);
  expect(begun.status).toBe(202);
  await vi.waitUntil(async () => (await job(cookie)).job?.finishedAt);
  expect((await job(cookie)).job?.schools).toMatchObject([{ added: 1 }, { added: 1 }]);
  const twice = await confirm(cookie, shown.preview);
  expect(twice.status).toBe(409);
  expect(await twice.json()).toMatchObject({ type: '/problems/roster-gone' });
});

test('problems come as a table for a spreadsheet, to their owner alone', async () => {
  const cookie = await cookieOf(officer);
  const answer = await upload(cookie, { text: file.replace('七年级1班', '实验班') });
  const { preview } = (await answer.json()) as { preview: string };
  const path = at(countyCode, `previews/${preview}/problems.csv`);
  const list = await site.request(path, { headers: { cookie } });
  expect(list.headers.get('content-type')).toContain('text/csv');
  expect(await list.text()).toContain('看不懂班级「实验班」。');
  const gone = at(countyCode, `previews/${crypto.randomUUID()}/problems.csv`);
  expect((await site.request(gone, { headers: { cookie } })).status).toBe(404);
  expect((await confirm(cookie, preview)).status).toBe(422);
});

test('nobody without a session, next door, or of a school; a town only its own', async () => {
  expect((await upload('')).status).toBe(401);
  for (const person of [neighbourOfficer, townOfficer, busy.admin, busy.teacher]) {
    const cookie = await cookieOf(person);
    expect((await upload(cookie)).status).toBe(404);
    expect((await confirm(cookie, crypto.randomUUID())).status).toBe(404);
    for (const path of ['job', `previews/${crypto.randomUUID()}/problems.csv`]) {
      const answer = await site.request(at(countyCode, path), { headers: { cookie } });
      expect(answer.status).toBe(404);
    }
  }
  const own = await upload(await cookieOf(townOfficer), { code: busy.regionCode });
  expect(await own.json()).toMatchObject({ counts: { schools: 1, problems: 1 } });
});

test('a body that is no decision is refused', async () => {
  const cookie = await cookieOf(officer);
  expect((await confirm(cookie, 'not-an-id')).status).toBe(400);
});
