import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { test as base } from '@playwright/test';
import { Browser } from './browser.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const node = 'node_modules/.bin/node';
/** Long enough that no script is in time by accident, short enough to wait for it once. */
const floorPercent = '3';
/** How long a competition takes answers that waited for the network. */
export const graceSeconds = 1;

type Secret = { name?: string; password?: string; schoolCode?: string; number?: string };

export type Site = {
  /** Someone who talks to the server without a page, as a script does. */
  visitor: () => Browser;
  /** A demonstration person, signed in. */
  person: (id: string) => Promise<Browser>;
  /** Lets minutes pass since a check was handed in. */
  later: (attempt: string, minutes: number) => Promise<void>;
};

/** A server of its own with the demonstration county and floors that hold. */
export const test = base.extend<object, { site: Site }>({
  site: [
    async ({ browserName: _ }, use, { workerIndex }) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'mingbian-attack-'));
      const port = String(4380 - workerIndex);
      const origin = `http://127.0.0.1:${port}`;
      const env = {
        ...process.env,
        ...{ DATA_DIR: dataDir, PORT: port, READING_FLOOR_PERCENT: floorPercent },
        // A class session at any hour: the worst case.
        SCHOOL_HOURS: '1-7 00:00-24:00',
        COMPETITION_GRACE_SECONDS: String(graceSeconds),
      };
      const server = spawn(node, ['src/server/main.ts'], { cwd: root, env, stdio: 'ignore' });
      await untilWell(origin, server);
      const cast: { id: string; signIn: Secret }[] = JSON.parse(
        execFileSync(node, ['src/server/cast.ts'], { cwd: root, env, encoding: 'utf8' }),
      );
      await use({
        visitor: () => new Browser(origin),
        async person(id) {
          const found = cast.find((each) => each.id === id);
          if (!found) throw new Error(`no ${id} in the cast`);
          const { name, password, schoolCode, number } = found.signIn;
          const browser = new Browser(origin);
          const body = name
            ? { name, password }
            : { school: schoolCode, number, secret: password ?? '' };
          const { status } = await browser.post('/api/session', body);
          if (status !== 200) throw new Error(`${id} cannot sign in: ${status}`);
          return browser;
        },
        async later(attempt, minutes) {
          const client = createClient({
            url: `file:${join(dataDir, 'mingbian.db')}`,
            timeout: 5000,
          });
          await client.execute({
            sql: 'update attempts set finished_at = finished_at - ? where id = ?',
            args: [minutes * 60_000, attempt],
          });
          client.close();
        },
      });
      server.kill('SIGTERM');
      await once(server, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

async function untilWell(origin: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('the server did not start');
}
