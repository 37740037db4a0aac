import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { busy, xiaoming } from '../support/cast.ts';

test.skip(({ viewport }) => viewport?.width !== 1440, 'no page is looked at, once is enough');

const node = 'node_modules/.bin/node';
const dir = mkdtempSync(join(tmpdir(), 'mingbian-quiet-'));
const file = join(dir, 'mingbian.db');
const origin = 'http://127.0.0.1:4397';
const password = 'mountain-walk-on-sunday';
const card = 'XRKQ7PMW';
// The secret of tests/support/settings.ts, under which the cast is settled.
const secret = 'a pepper that is used in tests and nowhere else';
const env = { ...process.env, DATA_DIR: dir, SECRET: secret };
let server: ChildProcess;
let said = '';

test.beforeAll(async () => {
  execFileSync(node, ['tests/support/settleFile.ts', file, password, card], { env });
  server = spawn(node, ['src/server/main.ts'], {
    env: { ...env, PORT: '4397', LOG: '1' },
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (text) => {
      said += text;
    });
  }
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await fetch(`${origin}/healthz`).catch(() => undefined))?.ok) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`the server did not become well: ${said}`);
});

test.afterAll(async () => {
  if (server.kill('SIGTERM')) await once(server, 'exit');
  rmSync(dir, { recursive: true, force: true });
});

test('names, numbers and codes stand on the pages they are for, and in no log, error or address', async () => {
  const signedIn = await post('/api/session', { name: busy.admin.name, password });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const secrets = [
    ...busy.students.flatMap(({ name, number }) => [name, number]),
    ...[password, card, cookie.split('=')[1] ?? '?'],
  ];
  const spoken = (text: string) => secrets.filter((secret) => text.includes(secret));

  const pages = [
    ...['/classes/11', '/classes/11/attendance', '/classes/11/cards'],
    ...['/schools/1/students', '/schools/1/trail'],
  ];
  for (const path of pages) {
    const page = await fetch(`${origin}${path}`, { headers: { cookie } });
    expect(page.status, path).toBe(200);
    expect(spoken(JSON.stringify([...page.headers])), path).toEqual([]);
    const addresses = (await page.text()).match(/(href|action|src)="[^"]*"/g) ?? [];
    expect(spoken(decodeURIComponent(addresses.join(' '))), path).toEqual([]);
  }
  const names = await (await fetch(`${origin}/classes/11`, { headers: { cookie } })).text();
  expect(names).toContain(xiaoming.name);

  const wrong = [
    await fetch(`${origin}/students/${encodeURIComponent(xiaoming.name)}`, { headers: { cookie } }),
    await fetch(`${origin}/classes/21`, { headers: { cookie } }),
    await post('/api/session', `{"name":"${xiaoming.name}","secret":"${card}`),
    await post('/api/session', { school: 'BZ01', number: xiaoming.number, secret: 'AAAA' }),
    await post('/classes/11/cards', `${xiaoming.name}`, { cookie }),
  ];
  // From here on nothing works that asks for a student.
  execFileSync(node, ['tests/support/breakTable.ts', file, 'students'], { env });
  const broken = [
    await fetch(`${origin}/classes/11`, { headers: { cookie } }),
    await post('/api/session', { school: 'BZ01', number: xiaoming.number, secret: card }),
  ];
  expect(broken.map(({ status }) => status)).toEqual([500, 500]);
  for (const answer of [...wrong, ...broken]) {
    expect(answer.status, answer.url).toBeGreaterThanOrEqual(400);
    const text = JSON.stringify([...answer.headers]) + (await answer.text());
    expect(spoken(text), answer.url).toEqual([]);
  }
  expect(said).toContain('GET /classes/:id 500');
  expect(said).toContain('no such table');
  expect(spoken(decodeURIComponent(said.replaceAll(/%(?![0-9A-F]{2})/g, '')))).toEqual([]);
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
