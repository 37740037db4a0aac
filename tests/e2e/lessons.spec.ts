import { expect, test } from '@playwright/test';
import { goThrough, tabTo } from './support/keyboard.ts';
import { lessonsToTry } from './support/lesson.ts';

test.describe.configure({ mode: 'parallel' });
test.skip(({ viewport }) => viewport?.width !== 1440, 'a phone has no keyboard');

/** Some kinds of practice; `npm run test:full` goes through every lesson. */
const lessons = (await lessonsToTry()).filter((_, i) => process.env.FULL || i % 3 === 0);

for (const lesson of lessons) {
  test(`${lesson} can be finished with the keyboard alone`, async ({ page }) => {
    await page.goto(`/lessons/${lesson}`);
    await page.locator('.story .scene-title').waitFor();
    await goThrough(page, '.story', '故事到这里');
    await tabTo(page, '.screen-only .button-main');
    await page.keyboard.press('Enter');
    await expect(page.getByText('读完了。')).toBeVisible();
    await goThrough(page, '.practice', '练完了');
    await expect(page.getByRole('link', { name: /练一练.*完成了/ })).toBeVisible();
  });
}
