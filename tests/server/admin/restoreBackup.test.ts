import '#tests/support/settings';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, connection, db, disconnect } from '#db/client';
import { noteRead } from '#db/commands/audit/noteRead';
import { migrate } from '#db/migrate';
import { makeBackup } from '#server/admin/backup';
import { notedHead, sealNow } from '#server/admin/head';
import { restoreBackup } from '#server/admin/restoreBackup';
import { settings } from '#server/settings';
import { morning } from '#tests/support/clock';
import { thaw } from '#tests/support/thaw';
import { verifyAudit } from '#usecases/operator/verifyAudit';

let dir: string;
const newFolder = () => mkdtempSync(join(tmpdir(), 'mingbian-restore-'));
const place = () => join(dir, 'mingbian.db');
const copy = () => join(dir, 'copy.db');
const here = () => ({ ...settings(), dataDir: dir, databaseUrl: `file:${place()}` });
const restore = (anyway = false) => restoreBackup(copy(), anyway, here());
const happen = () => noteRead('staff-1', { subject: 'class 1' }, morning);
const acts = async () => (await db().query.auditEvents.findMany()).map(({ act }) => act);
const asides = () => readdirSync(dir).filter((name) => /before-restore-\d{14}\.db$/.test(name));

let model: string;

/** A backup with one event in it; the database it came from has a second one. */
beforeAll(async () => {
  model = newFolder();
  dir = model;
  await connect(`file:${place()}`);
  await migrate();
  await happen();
  await sealNow(dir);
  await makeBackup(copy(), here());
  await happen();
  await sealNow(dir);
  await disconnect();
});
afterAll(() => rmSync(model, { recursive: true }));

beforeEach(() => {
  dir = newFolder();
  cpSync(model, dir, { recursive: true });
});
afterEach(async () => {
  await disconnect();
  rmSync(dir, { recursive: true });
});

test('a backup takes the place of the database, which stays beside it', async () => {
  expect(await restore()).toMatchObject({ code: 0 });
  await connect(`file:${place()}`);
  expect(await acts()).toEqual(['read', 'restore']);
  await disconnect();
  const [aside] = asides();
  await connect(`file:${join(dir, aside ?? '')}`);
  expect(await acts()).toEqual(['read', 'read']);
  expect(existsSync(copy())).toBe(true);
});

test('the restored trail is whole, and its end is the one noted', async () => {
  await restore();
  await connect(`file:${place()}`);
  const noted = notedHead(dir) ?? '';
  expect(await verifyAudit([noted])).toMatchObject({ broken: null, events: 2 });
});

test('a log that a killed server left is not read into the restored database', async () => {
  await connect(`file:${place()}`);
  await happen();
  for (const ending of ['-wal', '']) copyFileSync(`${place()}${ending}`, `${dir}/left${ending}`);
  await disconnect();
  for (const ending of ['-wal', '']) copyFileSync(`${dir}/left${ending}`, `${place()}${ending}`);
  expect(await restore()).toMatchObject({ code: 0 });
  await connect(`file:${place()}`);
  expect(await acts()).toEqual(['read', 'restore']);
});

test('where there was no database the backup becomes it', async () => {
  rmSync(place());
  expect(await restore()).toMatchObject({ code: 0 });
  expect(existsSync(place())).toBe(true);
});

describe('nothing is touched when the backup', () => {
  const expectUntouched = async () => {
    expect(asides()).toEqual([]);
    expect(readdirSync(dir).filter((name) => name.includes('restoring'))).toEqual([]);
    await connect(`file:${place()}`);
    expect(await acts()).toEqual(['read', 'read']);
  };
  const damage = async (...statements: string[]) => {
    await connect(`file:${copy()}`);
    await thaw();
    for (const statement of statements) await connection().writer.execute(statement);
    await disconnect();
  };

  test('is not there', async () => {
    rmSync(copy());
    expect(await restore()).toMatchObject({ code: 1 });
    await expectUntouched();
  });

  test('is no database', async () => {
    writeFileSync(copy(), '不是数据库'.repeat(1000));
    expect(await restore()).toMatchObject({ code: 1 });
    await expectUntouched();
  });

  test('is a database of something else', async () => {
    rmSync(copy());
    await connect(`file:${copy()}`);
    await connection().writer.execute('create table notes (words text)');
    await disconnect();
    const { lines } = await restore();
    expect(lines.join()).toContain('不是明辨课堂的数据库');
    await expectUntouched();
  });

  test('comes from a newer version', async () => {
    await damage(`insert into __drizzle_migrations (hash, created_at) values ('later', 9e12)`);
    const { lines } = await restore();
    expect(lines.join()).toContain('更新的版本');
    await expectUntouched();
  });

  test('has a trail that somebody changed, unless it is wanted all the same', async () => {
    await damage(`update audit_events set subject = 'class 2'`);
    expect((await restore()).lines[0]).toContain('event 1 was changed');
    await expectUntouched();
    await disconnect();
    expect(await restore(true)).toMatchObject({ code: 0 });
  });
});
