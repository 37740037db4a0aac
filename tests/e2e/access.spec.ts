import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { lessonsToTry } from './support/lesson.ts';
import { signIn } from './support/people.ts';

test.describe.configure({ mode: 'parallel' });

const open = [
  '/',
  '/lessons',
  '/sign-in',
  '/sign-in?as=staff',
  '/room',
  '/help',
  '/privacy',
  '/browser',
  '/nowhere',
  '/search?q=电子烟',
  '/glossary',
  '/calendar',
  '/verify',
  '/guide',
  '/guide/teacher',
  '/lessons/09-new-friends/teacher',
  '/lessons/09-new-friends/family',
  '/lessons/09-new-friends/paths',
];
const lessons = await lessonsToTry();

/** The first pages of people, looked at everywhere; `home` is where their sign-in leads. */
const first = {
  'done-student': ['/my', '/my/record', '/review'],
  'busy-teacher': ['home', 'home/cards'],
  'busy-admin': ['home', 'home/roster'],
  'county-officer': ['home', '/regions/990101001'],
};

/** The other pages of staff are made of the same parts: one look on a light desktop, all with FULL. */
const further = {
  'busy-teacher': ['home/session', 'home/consent', 'home/attendance'],
  'busy-admin': [
    'home/students',
    'home/roll',
    'home/staff',
    'home/competitions',
    'home/trail',
    '/students/30',
    '/account',
  ],
  'county-officer': [
    '/regions/990101/schools',
    '/regions/990101/schools/new',
    '/regions/990101/rolls',
    '/regions/990101/roster',
    '/regions/990101/staff',
    '/regions/990101/trail',
    '/regions/990101/items',
    '/regions/990101/items/09-new-friends-01',
    '/regions/990101/items/import',
    '/regions/990101/findings',
    '/regions/990101/competitions/new',
    '/schools/7/settings',
    '/schools/7/settings/merge',
  ],
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test.describe('as usual', () => {
      test.skip(
        ({ viewport }) =>
          colorScheme !== (viewport?.width === 1440 ? 'dark' : 'light') && !process.env.FULL,
        'a light phone and a dark desktop show every rule; test:full looks at all four',
      );

      for (const path of [...open, ...lessons.map((lesson) => `/lessons/${lesson}`)]) {
        test(`${path} is open to everyone`, async ({ page }) => {
          await page.goto(path);
          await expect(page.locator('h1')).toBeVisible();
          await expectAccessible(page);
          expect(await overflow(page), 'nothing sticks out sideways').toBe(0);
        });
      }

      for (const [who, paths] of Object.entries(first)) {
        test(`the first pages of ${who} are open to everyone`, async ({ page }) => {
          await lookAt(page, who, paths);
        });
      }
    });

    for (const [who, paths] of Object.entries(further)) {
      test(`the further pages of ${who} are open to everyone`, async ({ page, viewport }) => {
        const isPlain = colorScheme === 'light' && viewport?.width === 1440;
        test.skip(
          !isPlain && !process.env.FULL,
          'test:full looks at them on phones and in the dark',
        );
        await lookAt(page, who, paths);
      });
    }
  });
}

test.describe('on any screen', () => {
  test.skip(
    ({ viewport }) => viewport?.width !== 1440 && !process.env.FULL,
    'the size of the screen changes nothing here; test:full looks at phones too',
  );

  test('every page says that 示范县 is a demonstration', async ({ page }) => {
    for (const path of ['/', '/lessons/09-new-friends', '/sign-in', '/privacy', '/nowhere']) {
      await page.goto(path);
      await expect(page.getByText('示范县演示数据').first(), path).toBeVisible();
    }
    await signIn(page, 'county-officer');
    await expect(page.getByText('示范县演示数据').first()).toBeVisible();
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test('a lesson can be read whole', async ({ page }) => {
      await page.goto('/lessons/09-new-friends');
      for (const title of ['事实', '练一练', '找谁帮忙']) {
        await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
      }
      await expect(page.getByText('停一停').first()).toBeVisible();
    });

    test('staff sign in and see their figures', async ({ page }) => {
      await signIn(page, 'county-officer');
      await expect(page.getByRole('heading', { name: '示范县', exact: true })).toBeVisible();
    });
  });

  test('where the islands never come alive, a lesson says so and can still be read', async ({
    page,
  }) => {
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.goto('/lessons/09-new-friends');
    const advice = page.getByRole('link', { name: '换一个较新的浏览器' }).first();
    await expect(advice).toBeVisible({ timeout: 15_000 });
    await expect(page.getByRole('heading', { name: '事实' }).first()).toBeVisible();
  });

  test('a browser too old for the islands gets a clear page', async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(String.prototype, 'replaceAll');
    });
    await page.goto('/lessons/09-new-friends');
    const banner = page.getByText('这个浏览器比较旧');
    await expect(banner).toBeVisible();
    await banner.getByRole('link').click();
    await expect(page.getByRole('heading', { name: '用什么浏览器' })).toBeVisible();
  });
});

async function lookAt(page: Page, who: string, paths: readonly string[]): Promise<void> {
  await signIn(page, who);
  const home = new URL(page.url()).pathname;
  for (const path of paths) {
    await page.goto(path.replace('home', home));
    await expect(page.locator('h1')).toBeVisible();
    await expectAccessible(page);
    expect(await overflow(page), `${path}: nothing sticks out sideways`).toBe(0);
  }
}

const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
