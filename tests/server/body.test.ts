import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, serve } from './support.ts';

let server: Server;
beforeAll(async () => {
  server = await serve({ env: { BODY_LIMIT_BYTES: '2000', UPLOAD_LIMIT_BYTES: '10000' } });
});
afterAll(() => server.close());

const form = { 'content-type': 'multipart/form-data; boundary=x' };
const signedIn = { ...form, cookie: 'session=x', 'sec-fetch-site': 'same-origin' };

const plain = { 'content-type': 'application/x-www-form-urlencoded' };

test('a body of exactly the limit arrives whole', async () => {
  const answer = await ask(server, '/cards', {
    method: 'POST',
    headers: plain,
    body: 'x'.repeat(2000),
  });
  expect(answer.text).toBe('POST /cards 2000 127.0.0.1');
});

test('one byte more is refused by its announced length', async () => {
  const answer = await ask(server, '/cards', {
    method: 'POST',
    headers: plain,
    body: 'x'.repeat(2001),
  });
  expect(answer.status).toBe(413);
  expect(answer.text).toContain('<h1>内容太大</h1>');
});

test('one byte more is refused when no length was announced', async () => {
  const body = [Buffer.alloc(1000), Buffer.alloc(1001)];
  const answer = await ask(server, '/api/echo', { method: 'POST', body });
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.text).detail).toMatch(/超过了大小限制/);
});

test('a body far too large is still answered', async () => {
  const body = Array.from({ length: 40 }, () => Buffer.alloc(100_000));
  expect((await ask(server, '/api/echo', { method: 'POST', body })).status).toBe(413);
});

test('a file may be larger, up to its own limit', async () => {
  const send = (size: number) =>
    ask(server, '/roster', { method: 'POST', headers: signedIn, body: 'x'.repeat(size) });
  expect((await send(10_000)).status).toBe(200);
  expect((await send(10_001)).status).toBe(413);
});

test('a file of someone who is not signed in has the limit of a form', async () => {
  const question = { method: 'POST', headers: form, body: 'x'.repeat(5000) };
  expect((await ask(server, '/roster', question)).status).toBe(413);
});

test('a request without a body has an empty one', async () => {
  expect((await ask(server, '/cards', { method: 'POST', headers: plain })).text).toBe(
    'POST /cards 0 127.0.0.1',
  );
});
