import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { busy, xiaoming } from '../support/cast.ts';
import { readAtOnce } from './support/lesson.ts';
import { signIn, signInWithCard } from './support/people.ts';

test.skip(({ viewport }) => viewport?.width !== 1440, 'no page is looked at, once is enough');

const position = (page: Page, question: number) =>
  expect(page.getByRole('img', { name: `第 ${question} 题，共 5 题` })).toBeVisible();

test('answers outlive the network and the tab, and go out once, under their owner alone', async ({
  page,
  context,
}) => {
  const lesson = '13-what-the-law-says';
  await signIn(page, 'middle-student');
  await openCheck(page, lesson);
  await context.setOffline(true);
  await answerByKeyboard(page, 1);
  await answerByKeyboard(page, 2);
  await expect(page.getByText('等待网络（2 个回答在这台电脑上等着）')).toBeVisible();

  await page.getByRole('button', { name: '退出', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '先别急着退出' });
  await expect(dialog).toContainText('还有 2 个回答没有送出');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/quiz/);
  await page.close();

  // The next one at this computer, while nothing of the first may be sent.
  const sent = answersSentIn(context);
  const cookies = await context.cookies();
  await context.clearCookies();
  await context.setOffline(false);
  const next = await context.newPage();
  await signIn(next, 'done-student');
  await openCheck(next, '20-science-of-addiction');
  await next.goto('/my');
  await expect(next.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => kept(next)).toBe(2);
  expect(sent).toEqual([]);
  await next.getByRole('button', { name: '退出', exact: true }).click();
  await expect(next).toHaveURL(/\/$/);

  await context.clearCookies();
  await context.addCookies(cookies);
  await next.goto('/my');
  await expect(next.getByText('之前留在这台电脑上的 2 个回答送出了。')).toBeVisible();
  expect(await kept(next)).toBe(0);
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  await next.goto(`/quiz/${lesson}`);
  await position(next, 3);
  await expect(next.getByText('已保存')).toBeVisible();
});

test('a server that is killed while a pupil answers loses nothing and counts nothing twice', async ({
  browser,
}) => {
  const dir = mkdtempSync(join(tmpdir(), 'mingbian-outbox-'));
  const file = join(dir, 'mingbian.db');
  // The secret of tests/support/settings.ts, under which the cast is settled.
  const secret = 'a pepper that is used in tests and nowhere else';
  const [port, card] = ['4396', 'XRKQ7PMW'];
  const env = {
    ...process.env,
    ...{ DATA_DIR: dir, SECRET: secret, PORT: port, READING_FLOOR_PERCENT: '0' },
  };
  const start = () => startServer(`http://127.0.0.1:${port}`, env);
  execFileSync(node, ['tests/support/settleFile.ts', file, 'mountain-walk', card], { env });
  let server = await start();
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` });
  try {
    const page = await context.newPage();
    const { schoolCode } = busy;
    await signInWithCard(page, { schoolCode, number: xiaoming.number, card }, '窗外有三只小麻雀');
    await openCheck(page, '09-new-friends');
    const sent = answersSentIn(context);
    await answerByKeyboard(page, 1);
    server.kill('SIGKILL');
    await answerByKeyboard(page, 2);
    await answerByKeyboard(page, 3);
    await expect(page.getByText('等待网络')).toBeVisible();
    server = await start();
    await expect(page.getByText('已保存')).toBeVisible();
    await answerByKeyboard(page, 4);
    await answerByKeyboard(page, 5);
    await expect(page.getByRole('heading', { name: /想得很清楚|再想想/ })).toBeFocused();
    expect(new Set(sent.map(({ key }) => key)).size).toBe(5);
    expect(await kept(page)).toBe(0);
  } finally {
    await context.close();
    if (server.kill('SIGTERM')) await once(server, 'exit');
    rmSync(dir, { recursive: true, force: true });
  }
});

async function openCheck(page: Page, lesson: string): Promise<void> {
  await readAtOnce(page, lesson);
  await page.goto(`/quiz/${lesson}`);
  await position(page, 1);
}

async function answerByKeyboard(page: Page, question: number): Promise<void> {
  await position(page, question);
  // A question that has only just come does not hear the first key.
  await expect(async () => {
    await page.keyboard.press('2');
    await expect(page.getByRole('radio').nth(1)).toBeChecked({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
}

/** How many entries lie in this browser, whoever's they are. */
const kept = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('mingbian');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const reading = opening.result.transaction('outbox').objectStore('outbox').get('entries');
          reading.onsuccess = () => resolve(reading.result?.length ?? 0);
        };
      }),
  );

/** Every answer that any page sends, and what the server said to it. */
function answersSentIn(context: BrowserContext): { key: string; status: number }[] {
  const sent: { key: string; status: number }[] = [];
  context.on('response', (response) => {
    if (!response.url().endsWith('/answers')) return;
    sent.push({ key: response.request().postDataJSON().key, status: response.status() });
  });
  return sent;
}

const node = 'node_modules/.bin/node';

async function startServer(origin: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const server = spawn(node, ['src/server/main.ts'], { env, stdio: 'ignore' });
  while (server.exitCode === null) {
    if ((await fetch(`${origin}/healthz`).catch(() => undefined))?.ok) return server;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('the server did not start');
}
