import type { Server } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, serve } from './support.ts';

const page = `<!DOCTYPE html><html lang="zh-CN"><head><meta http-equiv="content-security-policy" content="script-src 'self' 'sha256-abc='; style-src 'self' 'sha256-def=';"></head><body>${'明辨'.repeat(300)}</body></html>`;
let server: Server;

beforeAll(async () => {
  server = await serve({
    files: {
      'index.html': page,
      'lessons/09-new-friends/index.html': page,
      '新朋友.txt': '你好',
      '_astro/quiz.Bx12.js': 'export {};',
      'small.css': 'a{}',
    },
  });
});
afterAll(() => server.close());

test.each([
  ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
  ['gzip', 'gzip, br;q=0', gunzipSync],
  [undefined, 'identity', (body: Buffer) => body],
  [undefined, 'br;q=0, *;q=0', (body: Buffer) => body],
])('a page comes as %s to a browser that takes %s', async (coding, accepted, decode) => {
  const answer = await ask(server, '/', { headers: { 'accept-encoding': accepted } });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-encoding']).toBe(coding);
  expect(answer.headers['content-length']).toBe(String(answer.body.length));
  expect(answer.headers.vary).toBe('accept-encoding');
  expect(decode(answer.body).toString()).toBe(page);
});

test('a small file is sent as it is', async () => {
  const answer = await ask(server, '/small.css', { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.headers['content-type']).toBe('text/css; charset=utf-8');
});

test('a folder is its index page, with the slash or without', async () => {
  for (const path of ['/lessons/09-new-friends/', '/lessons/09-new-friends']) {
    const answer = await ask(server, path);
    expect(answer.text).toBe(page);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  }
});

test('a name in Chinese is found by its encoded path', async () => {
  expect((await ask(server, encodeURI('/新朋友.txt'))).text).toBe('你好');
});

test('what has not changed is not sent again', async () => {
  const first = await ask(server, '/');
  const tag = String(first.headers.etag);
  expect(tag).toMatch(/^"[\w-]+"$/);
  for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await ask(server, '/', { headers: { 'if-none-match': asked } });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers.etag).toBe(tag);
  }
  expect((await ask(server, '/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('each coding has its own tag', async () => {
  const plain = await ask(server, '/');
  const brotli = await ask(server, '/', { headers: { 'accept-encoding': 'br' } });
  expect(brotli.headers.etag).not.toBe(plain.headers.etag);
});

test('HEAD has the headers of GET and no body', async () => {
  const get = await ask(server, '/');
  const head = await ask(server, '/', { method: 'HEAD' });
  expect(head.body).toHaveLength(0);
  expect(head.headers['content-length']).toBe(get.headers['content-length']);
});

test('hashed files are kept for a year, pages are checked each time', async () => {
  expect((await ask(server, '/_astro/quiz.Bx12.js')).headers['cache-control']).toBe(
    'public, max-age=31536000, immutable',
  );
  expect((await ask(server, '/')).headers['cache-control']).toBe('no-cache');
});

test('a prerendered page has one policy that keeps the hashes Astro gave it', async () => {
  const policy = (await ask(server, '/')).headers['content-security-policy'];
  expect(policy).toContain("script-src 'self' 'sha256-abc='; style-src 'self' 'sha256-def='");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("default-src 'self'");
});

test.each([
  '/../package.json',
  '/lessons/../../package.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/_astro/..%5c..%5cpackage.json',
  '/index.html.br',
  '/small.css/',
])('%s is no file', async (path) => {
  const { text, status } = await ask(server, path);
  // Not a file: the path went on to the pages or was refused.
  expect(status === 400 || text.startsWith('GET ')).toBe(true);
});
