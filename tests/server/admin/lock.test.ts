import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, releaseLock, takeLock } from '#server/admin/lock';
import { type Child, runScript } from '#tests/support/process';

let dir: string;
let children: Child[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mingbian-lock-'));
});
afterEach(async () => {
  for (const { process: child } of children) child.kill('SIGKILL');
  await Promise.all(children.map(({ ended }) => ended));
  children = [];
  rmSync(dir, { recursive: true });
});

const file = () => join(dir, 'server.lock');

function start(): Child {
  const child = runScript('holdDir', dir);
  children.push(child);
  return child;
}

test('one process takes the folder, may take it again, and gives it back', () => {
  expect(takeLock(dir, 'server')).toBeUndefined();
  expect(takeLock(dir, 'server')).toBeUndefined();
  expect(holderOf(dir)).toMatchObject({ pid: process.pid, what: 'server' });
  releaseLock(dir);
  expect(existsSync(file())).toBe(false);
});

test('a second process hears who has it', async () => {
  const first = start();
  await first.firstLine();
  expect(takeLock(dir, 'server')).toMatchObject({ pid: first.process.pid, what: 'test' });
});

test('what a killed process left is cleared away', async () => {
  const first = start();
  await first.firstLine();
  first.process.kill('SIGKILL');
  await first.ended;
  expect(existsSync(file())).toBe(true);
  expect(takeLock(dir, 'server')).toBeUndefined();
  releaseLock(dir);
});

test('a process that ends by itself leaves no lock', async () => {
  const first = start();
  await first.firstLine();
  first.process.stdin.write('\n');
  await first.ended;
  expect(existsSync(file())).toBe(false);
});

test.each([
  ['a process that never was', JSON.stringify({ pid: 2 ** 22 + 1, started: '1', what: 'server' })],
  ['an earlier one with this pid', JSON.stringify({ pid: process.pid, started: '1', what: 'x' })],
  ['half a line', '{"pid":'],
])('a lock of %s holds nobody up', (_, content) => {
  writeFileSync(file(), content);
  expect(takeLock(dir, 'server')).toBeUndefined();
  releaseLock(dir);
});

test('of many that find a stale lock at once, one gets the folder', async () => {
  writeFileSync(file(), JSON.stringify({ pid: 2 ** 22 + 1, started: '1', what: 'server' }));
  const many = Array.from({ length: 6 }, start);
  await Promise.all(many.map((child) => child.firstLine()));
  expect(many.filter((child) => child.lines()[0] === 'mine')).toHaveLength(1);
});
