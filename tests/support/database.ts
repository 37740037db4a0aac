import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { connect, disconnect } from '#db/client';
import { forget, type LibsqlServer, startLibsqlServer } from './libsqlServer.ts';

/** A database of one test's own; `file` where it is one. */
type TestDatabase = { dir: string; url: string; file: string };

let dir: string | undefined;
let server: LibsqlServer | undefined;

/** Do these tests run against a libSQL server? */
export const isOnServer = (): boolean => inject('template').kind === 'server';

/** Opens a fresh, migrated database of this test's own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const template = inject('template');
  if (template.kind === 'server') {
    server = await startLibsqlServer(template.dir);
    await connect(server.url);
    return { dir: server.dir, url: server.url, file: '' };
  }
  dir = mkdtempSync(join(tmpdir(), 'mingbian-test-'));
  const file = join(dir, 'mingbian.db');
  copyFileSync(template.file, file);
  await connect(`file:${file}`);
  return { dir, url: `file:${file}`, file };
}

export async function closeTestDatabase(): Promise<void> {
  await disconnect();
  await server?.stop();
  if (server) forget(server);
  server = undefined;
  if (dir) rmSync(dir, { recursive: true, force: true });
}
