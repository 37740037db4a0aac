import { expect } from '@playwright/test';
import { figures, lesson, printCards, rushLesson, signInWithCard } from './support/pupil.ts';
import { test } from './support/site.ts';

/** The columns that a script is after; who signs in with a card is registered all the same. */
const counted = (csv: string) => csv.split('\n').map((line) => line.split(',').slice(12).join(','));

test('a teacher’s script for a whole class in one go counts nothing', async ({ site }) => {
  const before = await figures(site);
  const cards = await printCards(site, 3);
  expect(cards.length).toBeGreaterThan(20);
  const pupils = await Promise.all(cards.map((card) => signInWithCard(site, card)));
  const outcomes: { counted: boolean; check: number }[] = [];
  // One after the other, so that no slow machine makes the script as slow as a reader.
  for (const pupil of pupils) {
    const { counted } = await rushLesson(pupil);
    const check = await pupil.post('/api/attempts', { lesson });
    outcomes.push({ counted, check: check.status });
  }
  expect(outcomes).toEqual(cards.map(() => ({ counted: false, check: 409 })));
  expect(counted(await figures(site))).toEqual(counted(before));
});
