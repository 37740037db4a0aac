import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who works on this DATA_DIR; `started` tells a process from a later one with the same pid. */
export type Holder = { pid: number; started: string; what: string };

const nameOfLock = 'server.lock';

/**
 * Takes DATA_DIR for this process: exactly one may write the database. A lock whose process is
 * gone, killed say, is cleared away. Taken again by the same process it stays taken.
 * @param what shown to whoever comes second, e.g. `server`
 * @returns undefined, or who holds it
 */
export function takeLock(dataDir: string, what: string): Holder | undefined {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, nameOfLock);
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid), what });
  for (;;) {
    const taken = create(file, own);
    if (taken) {
      process.once('exit', () => giveBack(file, own));
      return undefined;
    }
    const found = read(file);
    const holder = found === undefined ? undefined : parse(found);
    if (holder && isAlive(holder)) return isThisProcess(holder) ? undefined : holder;
    if (found !== undefined) clearAway(file, found);
  }
}

/** Who holds the lock, if its process is alive. */
export function holderOf(dataDir: string): Holder | undefined {
  const holder = parse(read(join(dataDir, nameOfLock)) ?? '');
  return holder && isAlive(holder) ? holder : undefined;
}

/** Gives the lock back before the process ends. */
export function releaseLock(dataDir: string): void {
  const file = join(dataDir, nameOfLock);
  const holder = parse(read(file) ?? '');
  if (holder && isThisProcess(holder)) rmSync(file, { force: true });
}

/** Whole from the first moment: written beside its place, then linked, which never overwrites. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two may find the same stale lock: who moves away a fresh one instead puts it back. */
function clearAway(file: string, stale: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== stale) create(file, read(aside) ?? '');
  rmSync(aside, { force: true });
}

function giveBack(file: string, own: string): void {
  if (read(file) === own) rmSync(file, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(content: string): Holder | undefined {
  try {
    return JSON.parse(content) as Holder;
  } catch {
    return undefined;
  }
}

const isThisProcess = ({ pid, started }: Holder): boolean =>
  pid === process.pid && started === startOf(pid);

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    if (codeOf(error) === 'ESRCH') return false;
  }
  return started === startOf(pid);
}

/** When a process began, where the system tells (Linux): in a container pids come again at once. */
function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`) ?? '';
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[19] ?? '';
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined;
