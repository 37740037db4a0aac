import { expect } from '@playwright/test';
import {
  type Card,
  figures,
  lesson,
  printCards,
  rushLesson,
  signInWithCard,
} from './support/pupil.ts';
import { test } from './support/site.ts';

let cards: Card[];
test.beforeAll(async ({ site }) => {
  cards = await printCards(site, 1, 6);
});
const pupilOf = (site: Parameters<typeof signInWithCard>[0]) => {
  const card = cards.pop();
  if (!card) throw new Error('no card is left');
  return signInWithCard(site, card);
};

test('one call does not finish a lesson', async ({ site }) => {
  const pupil = await pupilOf(site);
  const before = await figures(site);
  expect((await pupil.post(`/api/lessons/${lesson}/steps/practice`)).status).toBe(409);
  const { body } = await pupil.post(`/api/lessons/${lesson}/start`);
  const last = body.run.steps.at(-1).id;
  expect((await pupil.post(`/api/lessons/${lesson}/steps/${last}`)).status).toBe(409);
  expect(await figures(site)).toBe(before);
});

test('all steps at once are kept, marked too fast and not counted', async ({ site }) => {
  const pupil = await pupilOf(site);
  const before = await figures(site);
  const { counted, tooFast } = await rushLesson(pupil);
  expect(counted).toBe(false);
  expect(tooFast?.waitSeconds).toBeGreaterThan(0);
  expect((await pupil.post('/api/attempts', { lesson })).body.type).toBe(
    '/problems/lesson-not-counted',
  );
  expect(await figures(site)).toBe(before);
});

test('a time, a score or a progress of one’s own changes nothing', async ({ site }) => {
  const pupil = await pupilOf(site);
  const before = await figures(site);
  const { body } = await pupil.post(`/api/lessons/${lesson}/start`, {
    startedAt: 0,
    time: 9999,
    progress: 100,
  });
  const claim = { time: 9999, seconds: 9999, progress: 100, counted: true, startedAt: 0, done: 1 };
  let last = body.run;
  for (const { id } of body.run.steps) {
    last = (await pupil.post(`/api/lessons/${lesson}/steps/${id}?time=9999`, claim)).body;
  }
  expect(last.counted).toBe(false);
  expect(await figures(site)).toBe(before);
});

test('steps cannot be skipped, and each needs the one before', async ({ site }) => {
  const pupil = await pupilOf(site);
  const { body } = await pupil.post(`/api/lessons/${lesson}/start`);
  const [, ...later] = body.run.steps as { id: string }[];
  for (const { id } of later) {
    const { status } = await pupil.post(`/api/lessons/${lesson}/steps/${id}`);
    expect(status, id).toBe(409);
  }
});

test('the run of a classmate is not one’s own', async ({ site }) => {
  const [one, other] = [await pupilOf(site), await pupilOf(site)];
  const { body } = await one.post(`/api/lessons/${lesson}/start`);
  await other.post(`/api/lessons/${lesson}/start`);
  const [first] = body.run.steps;
  const stolen = await other.post(`/api/lessons/${lesson}/steps/${first.id}`, { run: body.run.id });
  expect(stolen.body.type).toBe('/problems/other-run');
});
