import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { signIn } from './support/people.ts';

test('a county officer sees the rates and follows them down to the classes of a school', async ({
  page,
}) => {
  await signIn(page, 'county-officer');
  await expect(page.getByRole('heading', { name: '示范县', exact: true })).toBeVisible();
  for (const name of ['注册率', '使用率', '完成率', '知晓率']) {
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  }
  await expect(page.getByText('尚未测评')).toBeVisible();
  await page.getByRole('link', { name: '城关镇' }).click();
  await expect(page).toHaveURL(/990101001/);
  await page.getByRole('link', { name: '示范第一中学' }).click();
  await expect(page.getByRole('heading', { name: '示范第一中学' })).toBeVisible();
  await expect(page.getByText('七年级1班')).toBeVisible();
  await expect(page.locator('main table').getByRole('link')).toHaveCount(0);
});

test('the table downloads as a spreadsheet whose children sum to the county', async ({ page }) => {
  await signIn(page, 'county-officer');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载表格' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const column = rows[0]?.indexOf('名册人数') ?? -1;
  const sizes = rows.slice(1).map((row) => Number(row[column]));
  const total = sizes.pop();
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(total);
});

test('an officer does not find a class page, nor the city above the county', async ({ page }) => {
  await signIn(page, 'county-officer');
  for (const path of ['/classes/1', '/regions/990100', '/schools/1/roster', '/my']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
});
