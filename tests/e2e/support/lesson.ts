import { expect, type Locator, type Page } from '@playwright/test';
import { readLessons } from '#lessons/readLessons';

const mostPresses = 300;

/** Reads a story to its end, always taking the first way not yet tried. */
export async function playStory(page: Page): Promise<void> {
  const story = page.locator('.story');
  await expect(story.locator('.scene-title')).toBeVisible();
  for (let i = 0; i < mostPresses; i += 1) {
    if (await story.getByText('故事到这里').isVisible()) return;
    const onward = story.getByRole('button', { name: /^(下一句|继续|接着看)$/ });
    if (await onward.isVisible()) await onward.click();
    else await firstUntried(story).click();
  }
  throw new Error('the story did not end');
}

/** Works through the practice, trying options until each round is solved. */
export async function solvePractice(page: Page): Promise<void> {
  const practice = page.locator('.practice');
  for (let i = 0; i < mostPresses; i += 1) {
    if (await practice.getByText('练完了').isVisible()) return;
    const onward = practice.locator('.go-on');
    if (await onward.isVisible()) await onward.click();
    else await practice.locator('.choice:not([aria-disabled="true"])').first().click();
  }
  throw new Error('the practice did not end');
}

const firstUntried = (story: Locator) =>
  story
    .locator('.choice')
    .filter({ hasNotText: '试过了' })
    .and(story.locator(':not(:has(svg))'))
    .first();

/** Answers every question of an open check rightly, by what `content/` says. */
export async function answerCheck(page: Page, lessonId: string): Promise<void> {
  const keys = await keysOf(lessonId);
  for (let question = 1; question <= 5; question += 1) {
    await expect(page.getByRole('img', { name: `第 ${question} 题，共 5 题` })).toBeVisible();
    const stem = ((await page.locator('#stem').textContent()) ?? '').trim();
    await page.getByRole('radio', { name: keys.get(stem) ?? stem }).check({ force: true });
    await page.getByRole('button', { name: /^选好了/ }).click();
  }
}

async function keysOf(lessonId: string): Promise<Map<string, string>> {
  const read = (await readLessons('content')).find(({ lesson }) => lesson.id === lessonId);
  return new Map(read?.items.map(({ stem, options, key }) => [stem, options[key]?.text ?? '']));
}

/** The first lesson of each kind of practice; with FULL=1, as in `npm run test:full`, all. */
export async function lessonsToTry(): Promise<string[]> {
  const kinds = new Set<string>();
  return (await readLessons('content'))
    .filter(({ lesson }) => process.env.FULL || isNew(kinds, lesson.practice.kind))
    .map(({ lesson }) => lesson.id);
}

function isNew(kinds: Set<string>, kind: string): boolean {
  const size = kinds.size;
  return kinds.add(kind).size > size;
}

/** Has a lesson counted as fast as the server lets the tests, without its page. */
export const readAtOnce = (page: Page, lesson: string): Promise<void> =>
  page.evaluate(async (lesson) => {
    const post = async (path: string) =>
      (await fetch(`/api/lessons/${lesson}/${path}`, { method: 'POST' })).json();
    const { run } = await post('start');
    for (const { id } of run.steps) await post(`steps/${id}`);
  }, lesson);
