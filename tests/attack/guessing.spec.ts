import { expect } from '@playwright/test';
import type { Browser } from './support/browser.ts';
import {
  beginCheck,
  counted,
  guessAll,
  keysOf,
  lesson,
  readLesson,
  signInWithCard,
} from './support/pupil.ts';
import { test } from './support/site.ts';
import { classNamed, collectForms, firstCards } from './support/teacher.ts';

let pupil: Browser;
test.beforeAll(async ({ site }) => {
  const room = await classNamed(site, '七年级3班');
  await collectForms(room);
  const [card] = await firstCards(room);
  if (!card) throw new Error('no card');
  pupil = await signInWithCard(site, card);
  await readLesson(pupil);
});

test('working through the combinations meets other questions and a pause that doubles', async ({
  site,
}) => {
  const seen = new Set<string>();
  for (const pauseMinutes of [10, 20, 40]) {
    const check = await beginCheck(pupil);
    for (const { stem } of check.items) {
      expect(seen, 'a question comes again only when the others run out').not.toContain(stem);
      seen.add(stem);
    }
    const before = await counted(site);
    // Always the same place, one that does not pass by luck.
    const keys = await keysOf(check);
    const place = [0, 1, 2, 3].find((at) => keys.filter((key) => key === at).length < 4) ?? 0;
    expect((await guessAll(pupil, check, place)).body.passed).toBe(false);

    const atOnce = await Promise.all(
      Array.from({ length: 20 }, () => pupil.post('/api/attempts', { lesson })),
    );
    expect(new Set(atOnce.map(({ status }) => status))).toEqual(new Set([409]));
    const waitMinutes = (atOnce[0]?.body.retakeAt - Date.now()) / 60_000;
    expect(waitMinutes).toBeGreaterThan(pauseMinutes - 1);
    expect(waitMinutes).toBeLessThanOrEqual(pauseMinutes);
    expect(await counted(site)).toEqual(before);

    await site.later(check.attempt, pauseMinutes - 1);
    expect((await pupil.post('/api/attempts', { lesson })).status).toBe(409);
    await site.later(check.attempt, 1);
  }
});
