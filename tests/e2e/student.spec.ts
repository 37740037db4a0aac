import { expect, test } from '@playwright/test';
import { answerCheck, playStory, solvePractice } from './support/lesson.ts';
import { signIn, signInOf, signInWithCard } from './support/people.ts';
import { freshStudent } from './support/students.ts';

const lesson = '09-new-friends';

test('a student signs in with a card, takes a lesson and passes its check', async ({
  page,
  browser,
}, info) => {
  const card = await freshStudent(browser, info.project.name, 0);
  await signInWithCard(page, card, '下雨天也要带伞呀');
  await page.getByRole('link', { name: '开始学' }).click();
  await expect(page).toHaveURL(new RegExp(lesson));

  await playStory(page);
  await page.getByRole('link', { name: '接着看事实' }).click();
  await page.getByRole('button', { name: '我读完了' }).click();
  await solvePractice(page);
  await page.getByRole('link', { name: '去做小测' }).click();
  await answerCheck(page, lesson);

  await expect(
    page
      .getByRole('heading', { name: '想得很清楚!' })
      .or(page.getByRole('heading', { name: '想得很清楚！' })),
  ).toBeVisible();
  await expect(page.getByText('这一课完成了。')).toBeVisible();
  await page.getByRole('link', { name: '回到我的课' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '新朋友' })).toContainText('我能');
});

test('a used card opens nothing any more, the own password does', async ({
  page,
  browser,
}, info) => {
  const card = await freshStudent(browser, info.project.name, 1);
  await signInWithCard(page, card, '小猫在窗台上睡觉');
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto('/my');
  await expect(page).toHaveURL(/sign-in/);

  await page.getByLabel('学校代码').fill(card.schoolCode);
  await page.getByLabel('学号').fill(card.number);
  await page.getByLabel('密码', { exact: true }).fill(card.card);
  await page.locator('main').getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('学校代码、学号或密码不对')).toBeVisible();
  await page.getByLabel('密码', { exact: true }).fill('小猫在窗台上睡觉');
  await page.locator('main').getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/my$/);
});

test('answers wait while the network is away and are saved when it is back', async ({
  page,
  browser,
  context,
}, info) => {
  const card = await freshStudent(browser, info.project.name, 2);
  await signInWithCard(page, card, '今天的云像棉花糖');
  await page.goto(`/lessons/${lesson}`);
  await playStory(page);
  await page.getByRole('button', { name: '我读完了' }).click();
  await solvePractice(page);
  await page.getByRole('link', { name: '去做小测' }).click();

  await expect(page.getByRole('radio').first()).toBeAttached();
  await context.setOffline(true);
  await page.getByRole('radio').first().check({ force: true });
  await page.getByRole('button', { name: /^选好了/ }).click();
  await expect(page.getByText('等待网络')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('已保存')).toBeVisible({ timeout: 30_000 });

  await page.reload();
  await expect(page.getByRole('img', { name: '第 2 题，共 5 题' })).toBeVisible();
});

test('a lesson can be taken with the keyboard alone', async ({ page }, info) => {
  test.skip(info.project.name === 'phone', 'a phone has no keyboard');
  await signIn(page, signInOf('middle-student'));
  await page.goto('/lessons/10-three-groups');
  await page.locator('.story .scene-title').waitFor();
  await tabTo(page, '.story button');
  for (let i = 0; i < 200 && !(await page.getByText('故事到这里').isVisible()); i += 1) {
    const onward = await page
      .locator('.story')
      .getByRole('button', { name: /^(下一句|继续|接着看)$/ })
      .isVisible();
    if (onward) {
      await tabTo(page, '.story .go-on, .story .near-box .button-next');
      await page.keyboard.press('Enter');
    } else {
      const untried = await page
        .locator('.story .choice')
        .evaluateAll((all) => all.findIndex((choice) => !choice.querySelector('small, svg')));
      await tabTo(page, '.story .choice');
      await page.keyboard.press(String(untried + 1));
    }
  }
  await expect(page.getByText('故事到这里')).toBeVisible();
  await tabTo(page, '.screen-only .button-main');
  await page.keyboard.press('Enter');
  await expect(page.getByText('读完了。')).toBeVisible();
});

/** Moves the focus as a person does until it stands on one of these. */
async function tabTo(page: import('@playwright/test').Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    const there = await page.evaluate(
      (to) => document.activeElement?.matches(to) === true,
      selector,
    );
    if (there) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
