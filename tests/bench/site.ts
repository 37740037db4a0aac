import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startUntil } from './machine.ts';

export type Site = {
  url: string;
  /** from the start of the process until /healthz says ok */
  startMs: number;
  residentMegabytes(): number;
  stop(): Promise<void>;
};

/** Our server with the built site, as it is set by default. */
export async function startSite(dataDir: string): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, DEMO: '1' };
  const main = ['src/server/main.ts'];
  const { child, startMs, stop } = await startUntil(`${url}/healthz`, process.execPath, main, env);
  const residentMegabytes = () => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  };
  return { url, startMs, residentMegabytes, stop };
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
