import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFront, type Front } from '#server/front';
import { securityHeaders } from '#server/headers';
import { closeServer } from '#server/shutdown';
import { ask } from './support.ts';

let server: Server;
let front: Front;

beforeEach(async () => {
  front = createFront(securityHeaders(undefined), '1.2.3');
  server = createServer(front.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => server.close());

/** Answers when told to. */
function slowApp() {
  let finish = () => {};
  const isAsked = new Promise<void>((asked) => {
    front.open((_incoming, outgoing) => {
      finish = () => outgoing.end('done');
      asked();
    }, '0001_next');
  });
  return { isAsked, finish: () => finish() };
}

test('while starting the server says that it is not well', async () => {
  const health = await ask(server, '/healthz');
  expect([health.status, health.text]).toEqual([503, '{"ok":false}']);
  const page = await ask(server, '/');
  expect(page.status).toBe(503);
  expect(page.headers['retry-after']).toBe('1');
  expect(page.headers['x-content-type-options']).toBe('nosniff');
});

test('when open it tells its version, schema and age', async () => {
  front.open((_incoming, outgoing) => outgoing.end('page'), '0001_next');
  const health = await ask(server, '/healthz');
  expect(health.status).toBe(200);
  expect(JSON.parse(health.text)).toEqual({
    ok: true,
    version: '1.2.3',
    schema: '0001_next',
    uptime: expect.any(Number),
  });
  expect((await ask(server, '/')).text).toBe('page');
});

test('while stopping it is unwell and keeps no connection', async () => {
  front.open((_incoming, outgoing) => outgoing.end('page'), '0001_next');
  front.stop();
  const health = await ask(server, '/healthz', { headers: { connection: 'keep-alive' } });
  expect([health.status, health.text]).toEqual([503, '{"ok":false}']);
  expect(health.headers.connection).toBe('close');
});

test('an answer in flight is finished before the server closes', async () => {
  const app = slowApp();
  const answer = ask(server, '/save', { headers: { connection: 'keep-alive' } });
  await app.isAsked;
  let isClosed = false;
  const closing = closeServer(server, 5000).then(() => {
    isClosed = true;
  });
  await new Promise((resume) => setTimeout(resume, 100));
  expect(isClosed).toBe(false);
  expect(server.listening).toBe(false);
  app.finish();
  expect((await answer).text).toBe('done');
  await closing;
});

test('an answer that takes too long is cut off', async () => {
  const app = slowApp();
  const answer = ask(server, '/save');
  answer.catch(() => undefined);
  await app.isAsked;
  await closeServer(server, 50);
  await expect(answer).rejects.toThrow();
});
