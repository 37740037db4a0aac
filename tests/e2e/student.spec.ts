import { expect, test } from '@playwright/test';
import { answerCheck, playStory, solvePractice } from './support/lesson.ts';
import { signInWithCard } from './support/people.ts';
import { freshStudent } from './support/students.ts';

const lesson = '09-new-friends';

test.skip(
  ({ viewport }) => viewport?.width === 1440 && !process.env.FULL,
  'loop.spec.ts walks this way on a desktop; test:full does it again',
);

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
