import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readAsked } from '#server/admin/ask';
import { commands } from '#server/admin/commands/index';
import { releaseLock, takeLock } from '#server/admin/lock';

const dir = mkdtempSync(join(tmpdir(), 'mingbian-admin-'));
afterAll(() => rmSync(dir, { recursive: true }));
const script = fileURLToPath(new URL('../../../src/server/admin/main.ts', import.meta.url));

async function admin(...args: string[]) {
  const env = { ...process.env, DATA_DIR: dir, DATABASE_URL: '' };
  const child = spawn(process.execPath, [script, ...args], { env });
  const out = child.stdout.setEncoding('utf8').toArray();
  const err = child.stderr.setEncoding('utf8').toArray();
  const [code] = await once(child, 'close');
  return { code, out: (await out).join(''), err: (await err).join('') };
}

test('the help names every command', async () => {
  const { code, out } = await admin('help');
  expect(code).toBe(0);
  for (const name of Object.keys(commands)) expect(out).toContain(`  ${name}`);
});

test.each([
  ['nonsense', []],
  ['backup', ['--overwrite']],
  ['freeze-roll', ['--region', '990101']],
  ['import-roster', ['--school', 'BZ01']],
  ['import-regions', ['no-such-file.csv']],
  ['restore', []],
  ['seal', ['now']],
])('%s %j is asked wrongly', (command, args) => {
  expect(readAsked(command, args)).toMatchObject({ code: 2 });
});

test('what is asked wrongly ends with 2 and says how', async () => {
  const { code, err } = await admin('freeze-roll', '--region', '990101');
  expect(code).toBe(2);
  expect(err).toContain('--region CODE --date YYYY-MM-DD');
});

test('there is nothing to back up before there is a database', async () => {
  expect(await admin('backup')).toMatchObject({ code: 1 });
  expect(existsSync(join(dir, 'mingbian.db'))).toBe(false);
});

test('without a server the command opens the database itself, and answers a program in JSON', async () => {
  const { code, out } = await admin('seal', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ ok: true, sealed: 0 });
  expect(existsSync(join(dir, 'server.lock'))).toBe(false);
});

test('nothing is restored while a server runs', async () => {
  takeLock(dir, 'server');
  const { code, err } = await admin('restore', 'copy.db');
  releaseLock(dir);
  expect(code).toBe(3);
  expect(err).toContain('stop the server');
});
