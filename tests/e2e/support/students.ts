import type { Browser, Page } from '@playwright/test';
import { signIn } from './people.ts';

export type PrintedCard = { schoolCode: string; number: string; card: string };

/**
 * A card that a class teacher prints for a student of her class, read off the sheet. Each test
 * and size has a student of its own, behind those of the cast.
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
  await page.getByRole('link', { name: '登录卡' }).first().click();
  const choice = page.getByLabel(/一个学生|哪个学生|学生/).locator('option');
  const values = await choice.evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value).filter(Boolean),
  );
  const value = values[10 + index * 2 + (project === 'phone' ? 1 : 0)] ?? '';
  await page.locator('select').selectOption(value);
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

/** Whatever guardians' forms her class still waits for have come in. */
async function collectForms(page: Page): Promise<void> {
  await page.goto(`${page.url()}/consent`);
  await page.getByRole('button', { name: '全选' }).click();
  await page.getByRole('button', { name: '已收到', exact: true }).click();
  await page.waitForURL(/done=/);
}
