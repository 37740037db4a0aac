import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect, disconnect } from '#db/client';
import { migrate } from '#db/migrate';
import { hasStaff } from '#db/queries/people/hasStaff';
import { writesSettled } from '#db/writer';
import { openPresentTerm } from '#usecases/operator/openPresentTerm';
import { publishLessons } from '#usecases/operator/publishLessons';
import { hasDemonstration } from './demonstration.ts';
import { errorWords } from './error-words.ts';
import { keepMinutes } from './minutely.ts';
import { keepNights } from './nightly.ts';
import { type Settings, SettingsError } from './settings.ts';

const contentDir = fileURLToPath(new URL('../../content', import.meta.url));
const seedChild = fileURLToPath(new URL('seed-child.ts', import.meta.url));

/**
 * Makes the database ready: with the demonstration county when it is new and the settings
 * allow it, migrated, with the lessons of `content/` and the present term; from then on its
 * nights and minutes are kept.
 * @returns the newest migration, whether this is the demonstration county, and whether there is
 * nobody yet who could sign in
 * @throws SettingsError when the county would be open to a network by accident
 */
export async function prepare(
  settings: Settings,
): Promise<{ schema: string; demonstration: boolean; empty: boolean }> {
  if (settings.demo) await makeNewDemonstration(settings.databaseUrl);
  const schema = await openDatabase(settings.databaseUrl);
  await publishLessons(contentDir, Date.now());
  await openPresentTerm(Date.now());
  const demonstration = await hasDemonstration();
  if (demonstration && !settings.demo) {
    throw new SettingsError([
      'DEMO:数据库里是示范县。要提供它（从别的机器也能访问时）就写明 DEMO=1，要空库就换一个 DATA_DIR · the database holds the demonstration county: serve it (to a network, too) with DEMO=1, or choose another DATA_DIR for an empty one',
    ]);
  }
  keepNights();
  keepMinutes();
  return { schema, demonstration, empty: !(await hasStaff()) };
}

async function openDatabase(databaseUrl: string): Promise<string> {
  checkFolder(databaseUrl);
  try {
    await connect(databaseUrl);
    return await migrate();
  } catch (error) {
    throw new SettingsError([
      `DATABASE_URL:数据库打不开，或不能升级，原因见下 · the database cannot be opened or migrated, see below`,
      errorWords(error),
    ]);
  }
}

/** A file is made when it is missing, its folder is not. */
function checkFolder(databaseUrl: string): void {
  const file = fileOf(databaseUrl);
  if (!file || existsSync(dirname(file))) return;
  throw new SettingsError([
    `DATABASE_URL:没有 ${dirname(file)} 这个文件夹 · there is no such folder`,
  ]);
}

const fileOf = (databaseUrl: string): string | undefined =>
  databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : undefined;

/** Waits for the last write and closes the database. */
export async function close(): Promise<void> {
  await writesSettled();
  await disconnect();
}

/** Made beside its place and moved there when whole, so that a kill leaves no half county. */
async function makeNewDemonstration(databaseUrl: string): Promise<void> {
  const file = fileOf(databaseUrl);
  if (!file || existsSync(file)) return;
  checkFolder(databaseUrl);
  console.log('正在生成示范县……');
  const draft = `${file}.draft`;
  const removeDraft = () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${draft}${suffix}`, { force: true });
  };
  removeDraft();
  await promisify(execFile)(process.execPath, [seedChild, draft]);
  renameSync(draft, file);
  removeDraft();
}
