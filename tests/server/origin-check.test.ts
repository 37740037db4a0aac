import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSameOrigin } from '#server/origin-check';
import { ask, serve } from './support.ts';

const host = 'm.example:4321';
const cookie = 'session=x';

test.each([
  ['our own page', { origin: 'http://m.example:4321' }],
  [
    'our own page, said twice',
    { origin: 'http://m.example:4321', 'sec-fetch-site': 'same-origin' },
  ],
  ['a browser that sends only Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
  ['a person who typed the address', { 'sec-fetch-site': 'none' }],
])('%s may act', (_who, headers) => {
  expect(isSameOrigin({ host, cookie, ...headers }, undefined)).toBe(true);
});

test.each([
  ['a foreign page', { origin: 'https://evil.example' }],
  ['a page on another port', { origin: 'http://m.example:8080' }],
  ['a page without an origin', { origin: 'null' }],
  ['a sister site', { origin: 'http://m.example:4321', 'sec-fetch-site': 'same-site' }],
  ['a foreign page, by its fetch site', { 'sec-fetch-site': 'cross-site' }],
  ['an unknown sender with a cookie', {}],
])('%s may not act', (_who, headers) => {
  expect(isSameOrigin({ host, cookie, ...headers }, undefined)).toBe(false);
});

test('a program without a cookie may act', () => {
  expect(isSameOrigin({ host }, undefined)).toBe(true);
});

test('behind a proxy only the public address counts', () => {
  const origin = 'https://m.example';
  expect(isSameOrigin({ host: '127.0.0.1:4321', cookie, origin }, origin)).toBe(true);
  expect(isSameOrigin({ host, cookie, origin: `http://${host}` }, origin)).toBe(false);
});

let server: Server;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
  'a foreign %s is refused everywhere',
  async (method) => {
    const headers = { origin: 'https://evil.example' };
    const api = await ask(server, '/api/echo', { method, headers });
    expect(api.status).toBe(403);
    expect(JSON.parse(api.text).type).toBe('/problems/origin');
    const page = await ask(server, '/cards', { method, headers });
    expect(page.status).toBe(403);
    expect(page.text).toContain('<h1>请求来源不对</h1>');
  },
);

test('a foreign link may open a page', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' };
  expect((await ask(server, '/lessons', { headers })).status).toBe(200);
});
