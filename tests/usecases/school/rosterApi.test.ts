import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rosterRoutes } from '#api/roster';
import { startSession } from '#auth/session';
import { db } from '#db/client';
import * as tables from '#db/schema/index';
import '#tests/support/settings';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';

const plain = new Uint8Array(
  readFileSync(new URL('../../fixtures/rosters/plain.xlsx', import.meta.url)),
);
const app = new Hono().route('/api', rosterRoutes);
let cookie = '';

beforeAll(async () => {
  await openTestDatabase();
  await db().insert(tables.regions).values({ code: '990001', level: 'county', name: '某某县' });
  const school = { regionCode: '990001', name: '明辨中学', kind: 'junior' as const };
  await db()
    .insert(tables.schools)
    .values([
      { ...school, id: 1, code: 'SF01' },
      { ...school, id: 2, code: 'SF02' },
    ]);
  await db().insert(tables.staff).values({ id: 1, name: 'admin1', displayName: '管理员' });
  await db().insert(tables.accounts).values({ id: 'account-1', staffId: 1 });
  await db()
    .insert(tables.staffRoles)
    .values({ staffId: 1, role: 'school-admin', schoolId: 1, fromOn: '2020-01-01' });
  cookie = (await startSession('account-1')).cookie.split(';')[0] ?? '';
});
afterAll(closeTestDatabase);

const upload = (bytes: Uint8Array, name: string, { school = 1, as = cookie } = {}) => {
  const body = new FormData();
  body.append('file', new File([bytes as BlobPart], name));
  const headers = { cookie: as };
  return app.request(`/api/schools/${school}/roster/previews`, { method: 'POST', headers, body });
};
const confirm = (preview: string) => send({ preview });
const send = (body: unknown) =>
  app.request('/api/schools/1/roster/imports', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('the admin of the school previews and imports, once', async () => {
  const answer = await upload(plain, 'plain.xlsx');
  expect(answer.status).toBe(201);
  const shown = (await answer.json()) as { preview: string; counts: object };
  expect(shown.counts).toMatchObject({ added: 12 });
  const imported = await confirm(shown.preview);
  expect(imported.status).toBe(200);
  expect(await imported.json()).toMatchObject({ added: 12, classes: [{ added: 3 }, {}, {}, {}] });
  const twice = await confirm(shown.preview);
  expect(twice.status).toBe(409);
  expect(await twice.json()).toMatchObject({ type: '/problems/roster-preview-gone' });
});

const patch = (preview: string, body: unknown, { school = 1, as = cookie } = {}) =>
  app.request(`/api/schools/${school}/roster/previews/${preview}`, {
    method: 'PATCH',
    headers: { cookie: as, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('a row is changed in a preview, by its own person only and in strict words', async () => {
  const answer = await upload(strToU8('姓名,班级\n学生新,实验班'), 'a.csv');
  const { preview } = (await answer.json()) as { preview: string };
  const texts = { number: '', name: '学生新', grade: '', class: '九年级9班' };
  const change = { act: 'change', sheet: '', row: 2, texts, alike: false };
  expect((await patch(preview, change, { as: '' })).status).toBe(401);
  expect((await patch(preview, change, { school: 2 })).status).toBe(404);
  for (const wrong of [
    { ...change, score: 1 },
    { ...change, texts: { ...texts, name: '王'.repeat(61) } },
    { ...change, texts: { ...texts, phone: '1' } },
    { ...change, row: 0 },
    { act: 'forget', sheet: '', row: 2 },
  ]) {
    expect((await patch(preview, wrong)).status, JSON.stringify(wrong)).toBe(400);
  }
  expect((await patch(preview, { ...change, row: 77 })).status).toBe(422);
  const mended = await patch(preview, change);
  expect(mended.status).toBe(200);
  expect(await mended.json()).toMatchObject({ preview, canImport: true, counts: { added: 1 } });
  const gone = await patch('00000000-0000-4000-8000-000000000000', change);
  expect(await gone.json()).toMatchObject({ type: '/problems/roster-preview-gone' });
});

test('a confirmation is strict too', async () => {
  const confirmation = { preview: '00000000-0000-4000-8000-000000000000' };
  const leaving = { students: [1], on: '2026-10-08' };
  for (const wrong of [
    { ...confirmation, all: true },
    { ...confirmation, leaving: { ...leaving, on: 'today' } },
    { ...confirmation, leaving: { ...leaving, students: ['1'] } },
    { ...confirmation, transfers: { rows: [], rest: 'merge' } },
  ]) {
    expect((await send(wrong)).status, JSON.stringify(wrong)).toBe(400);
  }
  expect((await send({ ...confirmation, leaving })).status).toBe(409);
});

test('a body that breaks off is the sender’s mistake, told in a sentence; a stranger learns nothing', async () => {
  const brokenOff = (as: string) =>
    app.request('/api/schools/1/roster/previews', {
      method: 'POST',
      headers: { cookie: as, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n学号',
    });
  const answer = await brokenOff(cookie);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    type: '/problems/broken-form',
    detail: expect.stringContaining('什么都没有保存'),
  });
  expect((await brokenOff('')).status).toBe(401);
});

test('nobody without a session, and nobody from another school', async () => {
  expect((await upload(plain, 'plain.xlsx', { as: '' })).status).toBe(401);
  expect((await upload(plain, 'plain.xlsx', { school: 2 })).status).toBe(404);
});

test('a file that cannot be used is a problem with a sentence', async () => {
  const answer = await upload(strToU8('随便'), 'a.csv');
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ type: '/problems/roster-no-header' });
  expect((await upload(new Uint8Array(9 * 1024 * 1024), 'a.xlsx')).status).toBe(413);
  expect((await confirm('not-an-id')).status).toBe(400);
});
