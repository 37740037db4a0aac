import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect, disconnect } from '#db/client';
import { migrate } from '#db/migrate';
import { writesSettled } from '#db/writer';
import { publishLessons } from '#usecases/operator/publishLessons';
import { hasDemonstration } from './demonstration.ts';
import { keepMinutes } from './minutely.ts';
import { keepNights } from './nightly.ts';
import { type Settings, SettingsError } from './settings.ts';

const contentDir = fileURLToPath(new URL('../../content', import.meta.url));
const seedChild = fileURLToPath(new URL('seed-child.ts', import.meta.url));

/**
 * Makes the database ready: with the demonstration county when it is new and the settings
 * allow it, migrated, with the lessons of `content/`; from then on its nights are kept.
 * @returns the newest migration, and whether this is the demonstration county
 * @throws SettingsError when the county would be open to a network by accident
 */
export async function prepare(
  settings: Settings,
): Promise<{ schema: string; demonstration: boolean }> {
  mkdirSync(settings.dataDir, { recursive: true });
  if (settings.demo) await makeNewDemonstration(settings.databaseUrl);
  await connect(settings.databaseUrl);
  const schema = await migrate();
  await publishLessons(contentDir, Date.now());
  const demonstration = await hasDemonstration();
  if (demonstration && !settings.demo) {
    throw new SettingsError([
      'DEMO:数据库里是示范县，从别的机器也能访问时要写明 DEMO=1 · the database holds the demonstration county; serving it to a network needs DEMO=1',
    ]);
  }
  keepNights();
  keepMinutes();
  return { schema, demonstration };
}

/** Waits for the last write and closes the database. */
export async function close(): Promise<void> {
  await writesSettled();
  await disconnect();
}

/** Made beside its place and moved there when whole, so that a kill leaves no half county. */
async function makeNewDemonstration(databaseUrl: string): Promise<void> {
  const file = databaseUrl.startsWith('file:') && databaseUrl.slice('file:'.length);
  if (!file || existsSync(file)) return;
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
