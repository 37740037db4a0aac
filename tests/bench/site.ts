import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { server } from '../../src/launcher/server.mjs';
import { freePort, startUntil } from './machine.ts';

export type Site = {
  url: string;
  /** from the start of the process until /healthz says ok */
  startMs: number;
  residentMegabytes(): number;
  /** The same with the processes it has started. */
  residentMegabytesOfAll(): number;
  stop(): Promise<void>;
};

/** Our server with the built site, as it is set by default. */
export async function startSite(dataDir: string): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const address = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, DEMO: '1' };
  const env = { ...server.env, ...address };
  const started = startUntil(`${url}/healthz`, process.execPath, server.args, env);
  const { child, startMs, stop } = await started;
  const residentMegabytes = () => residentOf(child.pid);
  const residentMegabytesOfAll = () => {
    const list = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
    return [child.pid, ...list.split(' ')].reduce<number>((sum, pid) => sum + residentOf(pid), 0);
  };
  return { url, startMs, residentMegabytes, residentMegabytesOfAll, stop };
}

/** Resident memory of a process in MB; 0 when it has just ended. */
function residentOf(pid: string | number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/**
 * A data folder of this run, deleted at the end. This process, which prepares it, reads lessons
 * faster than anyone can, so here no least time is asked.
 */
export function temporaryData(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'mingbian-bench-'));
  Object.assign(process.env, { DATA_DIR: path, READING_FLOOR_PERCENT: '0' });
  return { path, remove: () => rmSync(path, { recursive: true }) };
}
