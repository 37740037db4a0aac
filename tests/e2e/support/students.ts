import type { Browser, Page } from '@playwright/test';
import { signIn } from './people.ts';

export type PrintedCard = { schoolCode: string; number: string; card: string };

/** The cast comes first in the class; behind it each test and size has a stretch of its own. */
const firstStretch = 10;
const stretch = 4;

/**
 * A card that a class teacher prints for a student of her class who has never signed in, read
 * off the sheet.
 */
export async function freshStudent(
  browser: Browser,
  project: string,
  index: number,
): Promise<PrintedCard> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, 'quiet-teacher');
  const home = page.url();
  await collectForms(page);
  await page.goto(home);
  const from = firstStretch + stretch * (index * 2 + (project === 'phone' ? 1 : 0));
  const student = await unregistered(page, from);
  await page.getByRole('link', { name: '登录卡' }).first().click();
  await page.locator('select').selectOption(student);
  await page
    .locator('form')
    .filter({ has: page.locator('select') })
    .getByRole('button')
    .click();
  const face = page.locator('.face').first();
  const fields = await face.locator('dd').allInnerTexts();
  await context.close();
  const [schoolCode = '', number = '', card = ''] = fields.map((field) => field.trim());
  return { schoolCode, number, card };
}

/** The first student of a stretch of the class list who has not registered yet. */
async function unregistered(page: Page, from: number): Promise<string> {
  const rows = await page.locator('.matrix tbody tr').evaluateAll((all) =>
    all.map((row) => ({
      id: row.querySelector('a')?.getAttribute('href')?.split('/').at(-1),
      isNew: !row.querySelector('.entrance')?.textContent?.includes('已注册'),
    })),
  );
  const own = rows.slice(from, from + stretch).find(({ isNew }) => isNew);
  if (!own?.id) throw new Error('nobody in this stretch is new');
  return own.id;
}

/** Whatever guardians' forms her class still waits for have come in. */
async function collectForms(page: Page): Promise<void> {
  await page.goto(`${page.url()}/consent`);
  await page.getByRole('button', { name: '全选' }).click();
  await page.getByRole('button', { name: '已收到', exact: true }).click();
  await page.waitForURL(/done=/);
}
