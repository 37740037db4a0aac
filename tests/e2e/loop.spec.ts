import { expect, test } from '@playwright/test';
import { answerCheck, playStory, readAtOnce, solvePractice } from './support/lesson.ts';
import { signIn, signInWithCard } from './support/people.ts';

const lesson = '09-new-friends';
const file = 'tests/fixtures/rosters/office.xlsx';

test.skip(
  ({ viewport }) => viewport?.width !== 1440 && !process.env.FULL,
  'the whole way on a phone belongs to test:full; student.spec.ts walks its second half here',
);

test('a roster from the office becomes a student who finishes a lesson, and the class and the county see it', async ({
  page,
  browser,
}, info) => {
  const phone = info.project.name === 'phone';
  await signIn(page, phone ? 'busy-admin' : 'quiet-admin');
  const school = new URL(page.url()).pathname;
  await page.goto(`${school}/roster`);
  await page.getByLabel('选择名单文件').setInputFiles(file);
  await expect(page.getByRole('heading', { name: '预览：office.xlsx' })).toBeFocused();
  await expect(page.getByText(/没有读取，也没有保存/)).toContainText('身份证号');
  await expect(page.getByText('000000201301010001')).toHaveCount(0);
  // The other size may have brought the same names to another school.
  for (const choice of await page.getByRole('radio', { name: '不是同一人' }).all()) {
    await choice.check();
  }
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByRole('heading', { name: '导入好了' })).toBeFocused();
  await expect(page.getByText('新增 8 · 变更 0 · 不变 0')).toBeVisible();

  await page.getByRole('button', { name: '再导入一个文件' }).click();
  await page.getByLabel('选择名单文件').setInputFiles(file);
  await expect(page.getByText('文件和系统里的名单一致，不需要导入。')).toBeVisible();

  await page.goto(school);
  await page.getByRole('link', { name: '七年级2班', exact: true }).click();
  const missing = page.getByRole('region', { name: '还差谁' });
  await expect(missing).toContainText('还差');
  await page.getByRole('link', { name: '登记同意书' }).click();
  await page.getByRole('button', { name: '全选' }).click();
  await page.getByRole('button', { name: '已收到', exact: true }).click();
  await expect(page.getByText(/登记好了：\d+ 人/)).toBeVisible();
  await page.goto(school);
  await page.getByRole('link', { name: '七年级2班', exact: true }).click();

  await page.getByRole('link', { name: '登录卡' }).first().click();
  const option = page.locator('select option').filter({ hasText: '025005' });
  await page.locator('select').selectOption(await option.getAttribute('value'));
  await page.getByRole('button', { name: '给这名学生做新卡' }).click();
  const name = (await page.locator('.face h2').textContent()) ?? '';
  const [schoolCode = '', number = '', card = ''] = await page.locator('.face dd').allInnerTexts();

  const student = await (await browser.newContext()).newPage();
  await signInWithCard(student, { schoolCode, number, card }, '窗外有两只小麻雀');
  for (const each of [lesson, '10-three-groups', '11-vape-claims', '12-errands']) {
    // How a page of a lesson is used is seen with one; the others are there to complete the term.
    if (each === lesson || process.env.FULL) {
      await student.goto(`/lessons/${each}`);
      await playStory(student);
      await student.getByRole('button', { name: '我读完了' }).click();
      await solvePractice(student);
      await student.getByRole('link', { name: '去做小测' }).click();
    } else {
      await readAtOnce(student, each);
      await student.goto(`/quiz/${each}`);
    }
    await answerCheck(student, each);
    await expect(student.getByText('这一课完成了。')).toBeVisible();
  }
  await student.goto('/my');
  await expect(student.getByText('这学期的课都学完了')).toBeVisible();

  await page.goto(school);
  await page.getByRole('link', { name: '七年级2班', exact: true }).click();
  await expect(missing).toContainText('还差');
  await expect(missing).not.toContainText(name);
});

test('a broken roster is refused with a sentence that says where, and nothing changes', async ({
  page,
}) => {
  await signIn(page, 'busy-admin');
  await page.goto(`${new URL(page.url()).pathname}/roster`);
  await page.getByLabel('选择名单文件').setInputFiles('tests/fixtures/rosters/withFormula.xlsx');
  await expect(page.getByText(/处问题，所以整份文件都先不导入/)).toBeVisible();
  await expect(page.getByText(/公式/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '确认导入' })).toBeDisabled();

  await page.getByRole('button', { name: '换一个文件' }).click();
  await page.getByLabel('选择名单文件').setInputFiles({
    name: '名单.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('这不是表格'),
  });
  await expect(page.getByRole('alert')).toBeVisible();
});
