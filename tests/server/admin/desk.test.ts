import '#tests/support/settings';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '#db/client';
import { noteRead } from '#db/commands/audit/noteRead';
import { classCounters } from '#db/schema/index';
import { write } from '#db/writer';
import type { Asked } from '#server/admin/command';
import { openDesk } from '#server/admin/desk';
import { askServer } from '#server/admin/socket';
import { settings } from '#server/settings';
import { morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { sealAudit } from '#usecases/operator/sealAudit';

let dir: string;
let close: (() => Promise<void>) | undefined;

beforeEach(async () => {
  const opened = await openTestDatabase();
  dir = opened.dir;
  close = await openDesk({ ...settings(), dataDir: dir, databaseUrl: `file:${opened.file}` });
});
afterEach(async () => {
  await close?.();
  close = undefined;
  await closeTestDatabase();
});

const ask = (command: string, more: Partial<Asked> = {}) =>
  askServer(dir, { command, options: {}, ...more });
const happen = () => noteRead('staff-1', { subject: 'class 1' }, morning);

describe('the socket', () => {
  test('is for the owner of the process alone', () => {
    expect(statSync(join(dir, 'admin.sock')).mode & 0o777).toBe(0o600);
  });

  test('does not know every command', async () => {
    expect(await ask('drop-everything')).toMatchObject({ code: 2 });
  });

  test('hangs up on who speaks no JSON, and goes on', async () => {
    const socket = connectSocket(join(dir, 'admin.sock'));
    socket.write('hello\n');
    await new Promise((resolve) => socket.on('close', resolve));
    expect(await ask('seal')).toMatchObject({ code: 0 });
  });

  test('is gone after the server has stopped, and nobody answers', async () => {
    await close?.();
    close = undefined;
    expect(existsSync(join(dir, 'admin.sock'))).toBe(false);
    expect(await ask('seal')).toBeUndefined();
  });

  test('left behind by a killed server is cleared away', async () => {
    await close?.();
    writeFileSync(join(dir, 'admin.sock'), '');
    close = await openDesk({ ...settings(), dataDir: dir });
    expect(await ask('seal')).toMatchObject({ code: 0 });
  });

  test('is not taken from a server that answers', async () => {
    await expect(openDesk({ ...settings(), dataDir: dir })).rejects.toThrow('another server');
    expect(await ask('seal')).toMatchObject({ code: 0 });
  });
});

describe('the trail', () => {
  test('is sealed at once when asked, and the seal noted beside the database', async () => {
    await happen();
    const outcome = await ask('seal');
    expect(outcome).toMatchObject({ code: 0, data: { sealed: 1, head: { upTo: 1 } } });
    const { head } = await sealAudit(morning);
    expect(readFileSync(join(dir, 'audit-head'), 'utf8')).toBe(`${head?.seal} 1\n`);
  });

  test('has a last seal when the server stops', async () => {
    await happen();
    await close?.();
    close = undefined;
    expect(await sealAudit(morning)).toMatchObject({ sealed: 0, head: { upTo: 1 } });
  });

  test('is proven in another process', async () => {
    await happen();
    await ask('seal');
    expect(await ask('verify-audit')).toMatchObject({ code: 0, data: { events: 1, broken: null } });
  });

  test('a seal that was noted and is not there means something was taken away', async () => {
    await happen();
    await ask('seal');
    const outcome = await ask('verify-audit', { options: { head: 'noted-elsewhere' } });
    expect(outcome).toMatchObject({ code: 1, data: { broken: { kind: 'sealMissing' } } });
  });
});

describe('a backup', () => {
  test('is a whole database under its name, for the owner alone, and noted', async () => {
    const path = join(dir, 'copy.db');
    expect(await ask('backup', { path })).toMatchObject({ code: 0, data: { file: path } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}.draft`)).toBe(false);
    const events = await db().query.auditEvents.findMany();
    expect(events).toMatchObject([{ act: 'backup', subject: 'database', accountId: 'operator' }]);
  });

  test('overwrites nothing', async () => {
    const path = join(dir, 'copy.db');
    writeFileSync(path, 'precious');
    expect(await ask('backup', { path })).toMatchObject({ code: 1 });
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });

  test('goes to the folder of backups by itself', async () => {
    const outcome = await ask('backup');
    expect(outcome?.data?.file).toMatch(/\/backups\/mingbian-\d{8}-\d{4}\.db$/);
  });

  test('goes on beside those who write', async () => {
    const writing = Array.from({ length: 50 }, happen);
    const [outcome] = await Promise.all([ask('backup'), ...writing]);
    expect(outcome).toMatchObject({ code: 0 });
  });

  test('is left to the libSQL server where there is one', async () => {
    await close?.();
    close = await openDesk({ ...settings(), dataDir: dir, databaseUrl: 'http://127.0.0.1:1' });
    expect(await ask('backup')).toMatchObject({ code: 1 });
  });
});

describe('a recount', () => {
  test('proves the counters, or names the class', async () => {
    await settleCounty();
    expect(await ask('recount')).toMatchObject({ code: 0 });
    await write([db().update(classCounters).set({ students: 5 })]);
    const outcome = await ask('recount', { options: { roll: '1' } });
    expect(outcome?.code).toBe(1);
    expect(outcome?.lines.join('\n')).toContain('班级 11');
  });

  test('knows which rolls there are', async () => {
    expect(await ask('recount', { options: { roll: '7' } })).toMatchObject({ code: 2 });
    expect(await ask('recount', { options: { roll: 'x' } })).toMatchObject({ code: 2 });
  });
});
