import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

test.skip(({ viewport }) => viewport?.width !== 1440, 'no page is looked at, once is enough');

const dir = mkdtempSync(join(tmpdir(), 'mingbian-process-'));
const origin = 'http://127.0.0.1:4398';
test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the server starts empty when asked, finishes on SIGTERM and leaves a whole database', async () => {
  const server = start({ DEMO: '0' });
  expect(await health()).toMatchObject({ ok: true, schema: expect.stringMatching(/^\d{4}_/) });
  const page = await (await fetch(`${origin}/`)).text();
  expect(page).toContain('明辨课堂');
  expect(await (await fetch(`${origin}/installation.css`)).text()).not.toContain('display: block');
  expect(await stop(server)).toBe(0);

  const again = start({ DEMO: '0' });
  expect((await health()).ok).toBe(true);
  expect(await stop(again)).toBe(0);
});

test('a setting that is wrong stops the start with a line that names it', async () => {
  const server = start({ PORT: 'many', SECRET: 'short' });
  let said = '';
  server.stderr?.on('data', (text) => {
    said += text;
  });
  const [code] = await once(server, 'exit');
  expect(code).toBe(1);
  expect(said).toContain('PORT');
  expect(said).toContain('SECRET');
  expect(said).not.toContain('short');
});

function start(env: Record<string, string>): ChildProcess {
  return spawn('node_modules/.bin/node', ['src/server/main.ts'], {
    env: { ...process.env, PORT: '4398', DATA_DIR: dir, ...env },
  });
}

async function health(): Promise<{ ok: boolean }> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
    if (answer?.ok) return answer.json();
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('the server did not become well');
}

async function stop(server: ChildProcess): Promise<number | null> {
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  return code;
}
