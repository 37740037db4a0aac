import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, connection, disconnect } from '#db/client';
import { migrate } from '#db/migrate';
import { askServer } from '#server/admin/socket';

const script = fileURLToPath(new URL('../../support/runDesk.ts', import.meta.url));
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mingbian-kill-'));
  await connect(`file:${join(dir, 'mingbian.db')}`);
  await migrate();
  // Large enough to be killed in the middle of.
  await connection().writer.execute('create table ballast (weight blob)');
  await connection().writer.execute(`with recursive n(i) as (
    select 1 union all select i + 1 from n where i < 40)
    insert into ballast select randomblob(1000000) from n`);
  await disconnect();
});
afterAll(() => rmSync(dir, { recursive: true }));

async function start() {
  const server = spawn(process.execPath, [script], { env: { ...process.env, DATA_DIR: dir } });
  const complaints = server.stderr.setEncoding('utf8').toArray();
  const [said] = await Promise.race([once(server.stdout, 'data'), once(server, 'exit')]);
  if (String(said).trim() !== 'ready') throw new Error((await complaints).join(''));
  return server;
}

test('a server killed in the middle of a backup leaves no half of one, and the next starts', async () => {
  const path = join(dir, 'backups', 'mingbian-20261014-0900.db');
  const server = await start();
  const asked = askServer(dir, { command: 'backup', options: {}, path });
  while (!existsSync(`${path}.draft`)) await wait(1);
  server.kill('SIGKILL');
  expect(await asked).toMatchObject({ code: 1 });
  await once(server, 'exit');
  expect(existsSync(path)).toBe(false);
  expect(existsSync(join(dir, 'admin.sock'))).toBe(true);
  expect(existsSync(join(dir, 'server.lock'))).toBe(true);

  const next = await start();
  const again = { command: 'backup', options: {}, path: join(dir, 'backups', 'later.db') };
  expect(await askServer(dir, again)).toMatchObject({ code: 0 });
  expect(readdirSync(join(dir, 'backups'))).toEqual(['later.db']);
  expect(await askServer(dir, { command: 'verify-audit', options: {} })).toMatchObject({ code: 0 });
  next.kill('SIGKILL');
  await once(next, 'exit');
});
