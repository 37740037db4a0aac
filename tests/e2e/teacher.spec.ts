import { expect, test } from '@playwright/test';
import { signIn } from './support/people.ts';

test('a class teacher sees at once how many are missing, and who', async ({ page }) => {
  await signIn(page, 'busy-teacher');
  const answer = page.getByRole('region', { name: '还差谁' });
  const said = (await answer.getByRole('heading', { name: /还差\s*\d+\s*人/ }).textContent()) ?? '';
  // Who has only the booster before them stands in a list of its own.
  const lists = answer.locator('div', { has: page.locator('> h3') });
  const missing = lists.filter({ hasNot: page.getByRole('heading', { name: /巩固小测/ }) });
  await expect(missing.getByRole('listitem')).toHaveCount(Number(/\d+/.exec(said)));
  await expect(answer).toContainText('周子宁');
  await expect(page.getByRole('columnheader', { name: /第 9 课/ })).toBeVisible();
});

test('a class teacher does not find the class next door, a school or a region', async ({
  page,
}) => {
  await signIn(page, 'busy-teacher');
  const own = Number(new URL(page.url()).pathname.split('/').at(-1));
  for (const path of [`/classes/${own + 1}`, '/schools/1', '/regions/990101', '/classes/999999']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
});

test('a printed sheet shows each code once and is not kept by the browser', async ({ page }) => {
  await signIn(page, 'quiet-teacher');
  await page.getByRole('link', { name: '登录卡' }).first().click();
  await page.locator('select').selectOption({ index: 1 });
  const [response] = await Promise.all([
    page.waitForResponse((r) => r.request().method() === 'POST'),
    page
      .locator('form')
      .filter({ has: page.locator('select') })
      .getByRole('button')
      .click(),
  ]);
  expect(response.headers()['cache-control']).toContain('no-store');
  await expect(page.locator('.face')).toHaveCount(1);
  await expect(page.locator('.qr svg')).toBeVisible();
});
