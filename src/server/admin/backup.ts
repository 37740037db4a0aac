import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dayOf, timeOf } from '#domain/time';
import type { Settings } from '../settings.ts';
import { inChild } from './inChild.ts';

const draftEnding = '.draft';

/** mingbian-20261014-0905.db in DATA_DIR/backups. */
export function defaultBackup(dataDir: string, now: number): string {
  const stamp = `${dayOf(now)}-${timeOf(now)}`.replace(/^(\d+)-(\d+)-(\d+)-(\d+):/, '$1$2$3-$4');
  return join(dataDir, 'backups', `mingbian-${stamp}.db`);
}

/**
 * Makes a whole copy of the database under a name that does not exist yet; until it is whole it
 * stands beside it with another ending. What an interrupted backup left behind is cleared away.
 * @returns its size in bytes
 * @throws when the name is taken, or the copy is not sound
 */
export async function makeBackup(path: string, settings: Settings): Promise<number> {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(path)) throw new Error(`EEXIST ${path}`);
  removeDrafts(folder);
  const draft = `${path}${draftEnding}`;
  try {
    await inChild('copy', { file: draft }, settings);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  return statSync(path).size;
}

function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const isOurs = /^mingbian-\d{8}-\d{4}\.db\.draft/.test(basename(name));
    if (isOurs) rmSync(join(folder, name), { force: true });
  }
}
