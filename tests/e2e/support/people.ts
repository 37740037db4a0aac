import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

type SignIn =
  | { name: string; password: string }
  | { schoolCode: string; number: string; card?: string; password?: string };

const root = fileURLToPath(new URL('../../..', import.meta.url));
let cast: Map<string, SignIn> | undefined;

/** How a demonstration person signs in to the server under test; asks `npm run cast` once. */
function signInOf(id: string): SignIn {
  cast ??= new Map(
    JSON.parse(
      execFileSync('node_modules/.bin/node', ['src/server/cast.ts'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR },
      }),
    ).map((person: { id: string; signIn: SignIn }) => [person.id, person.signIn]),
  );
  const found = cast.get(id);
  if (!found) throw new Error(`no ${id} in the cast`);
  return found;
}

/** What the API wants to hear from a demonstration person. */
export function signInBody(who: string): object {
  const person = signInOf(who);
  if ('name' in person) return person;
  const { schoolCode: school, number, card, password } = person;
  return { school, number, secret: card ?? password };
}

/** Signs in through the form, as a person does, and waits for the first page. */
export async function signIn(page: Page, who: string | SignIn): Promise<void> {
  const person = typeof who === 'string' ? signInOf(who) : who;
  if ('name' in person) {
    await page.goto('/sign-in?as=staff');
    await page.getByLabel('名字').fill(person.name);
    await page.getByLabel('密码', { exact: true }).fill(person.password);
  } else {
    await page.goto('/sign-in');
    await page.getByLabel('学校代码').fill(person.schoolCode);
    await page.getByLabel('学号').fill(person.number);
    await page.getByLabel('密码', { exact: true }).fill(person.card ?? person.password ?? '');
  }
  await page.locator('main').getByRole('button', { name: '登录' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** First sign-in with a card, own password included. */
export async function signInWithCard(
  page: Page,
  card: { schoolCode: string; number: string; card: string },
  ownPassword: string,
): Promise<void> {
  await signIn(page, card);
  await expect(page.getByRole('heading', { name: '选一个自己的密码' })).toBeVisible();
  await page.getByLabel('新密码', { exact: true }).fill(ownPassword);
  await page.getByLabel('再写一遍', { exact: true }).fill(ownPassword);
  await page.getByRole('button', { name: '就用这个密码' }).click();
  await expect(page).toHaveURL(/\/my$/);
}
