import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect, disconnect } from '#db/client';
import { noteOperation } from '#db/commands/audit/noteOperation';
import { migrate } from '#db/migrate';
import type { SchemaState } from '#db/schemaState';
import { operatorAccount } from '#domain/audit/operator';
import { type Head, sealAudit } from '#usecases/operator/sealAudit';
import { verifyAudit } from '#usecases/operator/verifyAudit';
import type { Settings } from '../settings.ts';
import { breakWords } from './commands/verifyAudit.ts';
import { noteHead } from './head.ts';
import { inChild } from './inChild.ts';
import { done, failed, type Outcome } from './outcome.ts';

/** What SQLite keeps beside a database, and the database itself last. */
const companions = ['-wal', '-shm', ''];

/**
 * Puts a backup in the place of the database. Everything is tried on a copy beside it first:
 * integrity, schema, the seals of the trail; the present database is moved aside, never
 * overwritten. No other process may have it open.
 * @param anyway even with a broken trail
 */
export async function restoreBackup(
  backup: string,
  anyway: boolean,
  settings: Settings,
): Promise<Outcome> {
  const { databaseUrl, dataDir } = settings;
  if (!databaseUrl.startsWith('file:')) {
    return failed('DATABASE_URL 是 libSQL 服务器，请在那里恢复 · restore it at the libSQL server');
  }
  if (!existsSync(backup)) return failed(`没有这个文件 · no such file: ${backup}`);
  const place = databaseUrl.slice('file:'.length);
  const draft = `${place}.restoring`;
  const removeDraft = () => {
    for (const suffix of companions) rmSync(`${draft}${suffix}`, { force: true });
  };
  removeDraft();
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  copyFileSync(backup, draft);
  try {
    const objection = await objectionTo(draft, settings);
    if (objection) return failed(objection);
    const made = await makeReady(`file:${draft}`, anyway);
    if ('broken' in made) return failed(...made.broken);
    await foldLog(databaseUrl, place);
    const aside = moveAside(place);
    renameSync(draft, place);
    noteHead(dataDir, made.head);
    return done(
      [
        `恢复好了 · restored: ${place}`,
        ...(aside ? [`原来的数据库留在 · the former database is kept at: ${aside}`] : []),
        '现在可以启动服务：npm start。先看一看数字和操作记录 · start the server and look at the figures',
      ],
      { database: place, aside: aside ?? null, head: made.head },
    );
  } finally {
    removeDraft();
  }
}

async function objectionTo(file: string, settings: Settings): Promise<string | undefined> {
  const asked = { ...settings, databaseUrl: `file:${file}` };
  const found = await inChild<{ sound: boolean; schema: SchemaState }>('inspect', {}, asked).catch(
    () => undefined,
  );
  if (!found?.sound) return '这个文件坏了，或者不是数据库，什么也没有动 · damaged, nothing changed';
  if (found.schema === 'none') return '这不是明辨课堂的数据库 · not a database of this product';
  if (found.schema === 'newer') {
    return '这个备份来自更新的版本，请先升级程序 · made by a newer version, upgrade first';
  }
  return undefined;
}

/** Brings the copy up to date, proves its trail and notes the restoring in it. */
async function makeReady(
  url: string,
  anyway: boolean,
): Promise<{ head: Head } | { broken: string[] }> {
  await connect(url);
  try {
    await migrate();
    const { broken } = await verifyAudit();
    if (broken && !anyway) {
      return {
        broken: [
          `✗ ${breakWords(broken)}`,
          '什么也没有动。备份来自别的机器时，先把那里的 secret 放进 DATA_DIR；还是要恢复就加 --anyway · nothing changed; from another machine, bring its secret first; --anyway restores all the same',
        ],
      };
    }
    const now = Date.now();
    await noteOperation('restore', { accountId: operatorAccount, at: now });
    const { head } = await sealAudit(now);
    if (!head) throw new Error('nothing was sealed');
    return { head };
  } finally {
    await disconnect();
  }
}

/** So that the present database is one file; a damaged one is moved as it is. */
async function foldLog(databaseUrl: string, place: string): Promise<void> {
  if (!existsSync(place)) return;
  await connect(databaseUrl)
    .then(disconnect)
    .catch(() => undefined);
}

/** @returns where the present database lies now; undefined when there was none */
function moveAside(place: string): string | undefined {
  // The log goes first: left behind, it would be read into the restored database.
  const present = companions.filter((suffix) => existsSync(`${place}${suffix}`));
  if (present.length === 0) return undefined;
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const aside = `${place.replace(/\.db$/, '')}.before-restore-${stamp}.db`;
  if (existsSync(aside)) throw new Error(`EEXIST ${aside}`);
  for (const suffix of present) renameSync(`${place}${suffix}`, `${aside}${suffix}`);
  return aside;
}
