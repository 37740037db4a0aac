import type { Server } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ask, serve } from './support.ts';

let server: Server;
beforeAll(async () => {
  server = await serve({ files: { 'index.html': '<!doctype html>' } });
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };

test('a page reaches Astro with the address of the visitor', async () => {
  const answer = await ask(server, '/classes/7?tab=missing');
  expect(answer.text).toBe('GET /classes/7?tab=missing 0 127.0.0.1');
});

test('the API is found under /api', async () => {
  const answer = await ask(server, '/api/echo', { method: 'POST', headers: json, body: '{"a":1}' });
  expect(answer.text).toBe('{"a":1}');
});

test('no answer of the API is kept by a cache', async () => {
  for (const path of ['/api/echo', '/api/nothing', '/api/broken']) {
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await ask(server, path, { method: 'POST', headers: json, body: '{}' });
    silenced.mockRestore();
    expect(answer.headers['cache-control'], path).toBe('no-store');
  }
});

test('an unknown route of the API is a problem in Chinese', async () => {
  const answer = await ask(server, '/api/nothing');
  expect(answer.status).toBe(404);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(answer.text)).toMatchObject({ type: '/problems/not-found', status: 404 });
});

test('an error of the API tells nothing about itself', async () => {
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const answer = await ask(server, '/api/broken');
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('on purpose');
  expect(silenced).toHaveBeenCalledOnce();
  silenced.mockRestore();
});

test.each([
  ['a file', '/', {}],
  ['a page', '/me', {}],
  ['an answer of the API', '/api/echo', { method: 'POST', headers: json, body: '{}' }],
  ['an unknown route', '/api/nothing', {}],
  ['a refused request', '/me', { method: 'POST', headers: { origin: 'https://evil.example' } }],
  ['a malformed path', '/%', {}],
])('%s carries the security headers', async (_what, path, question) => {
  const { headers } = await ask(server, path, question);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['strict-transport-security']).toBeUndefined();
});

test('behind https the browser is told to stay there', async () => {
  const secure = await serve({ env: { ORIGIN: 'https://m.example' } });
  const { headers } = await ask(secure, '/');
  secure.close();
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
});

test.each(['TRACE', 'PROPFIND'])('%s is not supported', async (method) => {
  expect((await ask(server, '/', { method })).status).toBe(405);
});

test('a page takes forms only: anything else is refused before it is read', async () => {
  const post = (type?: string) =>
    ask(server, '/sign-in', { method: 'POST', headers: type ? { 'content-type': type } : {} });
  for (const type of [undefined, 'application/json', 'text/plain', 'multipart/form-data']) {
    expect((await post(type)).status, type).toBe(415);
  }
  expect((await post('application/x-www-form-urlencoded')).status).not.toBe(415);
});

test.each(['/%', '/%ff', '/a%00b', '//evil.example/', '/a\\b', 'http://evil.example/'])(
  '%s is malformed',
  async (path) => {
    expect((await ask(server, path)).status).toBe(400);
  },
);

test('pages are not stored and keep the hashes of their policy', async () => {
  const rendering = await serve({
    astro: async (_incoming, outgoing) => {
      outgoing.writeHead(200, {
        'content-type': 'text/html',
        'content-security-policy': "script-src 'self' 'sha256-x='; style-src 'self'",
        'set-cookie': ['a=1', 'b=2'],
      });
      outgoing.write('<p>');
      outgoing.end('字'.repeat(1000));
    },
  });
  const { headers, body } = await ask(rendering, '/me', { headers: { 'accept-encoding': 'gzip' } });
  rendering.close();
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-security-policy']).toContain("script-src 'self' 'sha256-x='");
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(body).toString()).toBe(`<p>${'字'.repeat(1000)}`);
});

test.each([
  [404, '找不到'],
  [500, '出错了'],
])('an empty %i from Astro becomes a page in Chinese', async (status, title) => {
  const failing = await serve({
    astro: async (_incoming, outgoing) => {
      outgoing.writeHead(status);
      outgoing.end();
    },
  });
  const answer = await ask(failing, '/gone');
  failing.close();
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(`<h1>${title}</h1>`);
});

test('a form that breaks off is answered 400, and a fault of ours with a whole form stays 500', async () => {
  const failing = await serve({
    astro: async (_incoming, outgoing) => {
      outgoing.writeHead(500, { 'content-type': 'text/html' });
      outgoing.end('ours');
    },
  });
  const post = (body: string) =>
    ask(failing, '/schools/1/staff/import', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body,
    });
  const part = '--x\r\nContent-Disposition: form-data; name="do"\r\n\r\nread';
  const broken = await post(part);
  const whole = await post(`${part}\r\n--x--\r\n`);
  failing.close();
  expect(broken.status).toBe(400);
  expect(broken.text).toContain('<h1>表单没有收全</h1>');
  expect(whole).toMatchObject({ status: 500, text: 'ours' });
});
