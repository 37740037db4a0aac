import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { maskedPath } from '#server/access-log';
import { clientAddress } from '#server/client-address';

const from = (forwarded: string | undefined) =>
  ({
    socket: { remoteAddress: '10.0.0.1' },
    headers: { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

test('without a trusted proxy a forwarded address is not believed', () => {
  expect(clientAddress(from('1.1.1.1'), 0)).toBe('10.0.0.1');
});

test('behind one proxy the last entry counts, whatever stands before it', () => {
  expect(clientAddress(from('6.6.6.6, 1.1.1.1'), 1)).toBe('1.1.1.1');
});

test('behind two proxies the last but one counts', () => {
  expect(clientAddress(from('6.6.6.6, 1.1.1.1, 10.0.0.2'), 2)).toBe('1.1.1.1');
});

test('a request that did not pass the proxy has its own address', () => {
  expect(clientAddress(from(undefined), 1)).toBe('10.0.0.1');
});

test.each([
  ['/', '/'],
  ['/lessons/09-new-friends/', '/lessons/09-new-friends/'],
  ['/api/attempts/0192f0c1-7a5e/answers', '/api/attempts/:id/answers'],
  ['/regions/530125', '/regions/:id'],
  ['/students/%E6%9E%97%E6%99%93', '/students/:id'],
])('the log writes %s as %s', (path, logged) => {
  expect(maskedPath(path)).toBe(logged);
});
