import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { chance } from '#db/seed/chance';
import type { Browser } from './support/browser.ts';
import { answerCheck, beginCheck, lesson, readLesson, signInWithCard } from './support/pupil.ts';
import { type Site, test } from './support/site.ts';
import { classNamed, collectForms, firstCards } from './support/teacher.ts';

// On a machine that stands still for seconds, an honest class looks alike too.
test.describe.configure({ retries: 2 });

/** The same pauses and scores each time this runs. */
const random = chance(4, 'a script that mixes its scores');
const findings = '/regions/990101/findings';

type Pace = () => { before: number; pauses: number[]; wrong: number[] };

/** Signs so many of a class in. */
async function signInClass(site: Site, name: string): Promise<Browser[]> {
  const room = await classNamed(site, name);
  await collectForms(room);
  const cards = (await firstCards(room)).slice(0, 20);
  return Promise.all(cards.map((card) => signInWithCard(site, card)));
}

/** Everyone reads the lesson and takes its check, each at such a pace. */
const takeTheCheck = (pupils: readonly Browser[], pace: Pace) =>
  Promise.all(
    pupils.map(async (pupil) => {
      const { before, pauses, wrong } = pace();
      await pupil.post(`/api/lessons/${lesson}/start`);
      await wait(before);
      await readLesson(pupil);
      const check = await beginCheck(pupil);
      const { body } = await answerCheck(pupil, check, wrong, () => wait(pauses.pop()));
      expect(body.score).toBe(5 - wrong.length);
    }),
  );

/** Pauses of a second, more or less, and now and then a wrong answer. */
const scripted = () => ({
  before: 0,
  pauses: Array.from({ length: 5 }, () => random.between(700, 1300)),
  wrong: [0, 1, 2, 3, 4].filter(() => random.happens(0.15)),
});

/** Some are three times as quick as others; a hard question takes long. */
const honest = () => {
  const own = random.between(300, 1500);
  return {
    before: random.between(6000, 20_000),
    pauses: Array.from({ length: 5 }, () => (own * random.between(40, 250)) / 100),
    wrong: [0, 1, 2, 3, 4].filter(() => random.happens(0.15)),
  };
};

test('a script that mixes its scores is on the bureau’s list, an honest class is not', async ({
  site,
}) => {
  const liars = await signInClass(site, '八年级3班');
  const others = await signInClass(site, '七年级2班');
  await Promise.all([takeTheCheck(liars, scripted), takeTheCheck(others, honest)]);
  const officer = await site.person('county-officer');
  const again = await officer.form(findings, {});
  expect(again.headers.get('location')).toBe(`${findings}?look=done`);
  const { text } = await officer.get(findings);
  const rows = [...text.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    row.replace(/<[^>]*>/g, ' '),
  );
  const listed = rows.filter((row) => /用时几乎一样|错得一样/.test(row));
  expect(listed.some((row) => row.includes('八年级3班'))).toBe(true);
  expect(listed.some((row) => row.includes('七年级2班'))).toBe(false);
  // What the other tests do at this school is scripted too; the rest of the county is honest.
  expect(listed.filter((row) => !row.includes('河东示范中学'))).toEqual([]);

  const teacher = await site.person('quiet-teacher');
  expect((await teacher.get(findings)).status).toBe(404);
});
