import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Browser } from './support/browser.ts';
import {
  answerCheck,
  answerTo,
  beginCheck,
  counted,
  figures,
  lesson,
  readLesson,
  signInWithCard,
} from './support/pupil.ts';
import { test } from './support/site.ts';
import { classNamed, collectForms, firstCards } from './support/teacher.ts';

type Sent = { path: string; body?: unknown };

let [honest, thief]: Browser[] = [];
/** Everything the honest student sent. */
const sent: Sent[] = [];
test.beforeAll(async ({ site }) => {
  const room = await classNamed(site, '七年级1班');
  await collectForms(room);
  const [one, two] = await firstCards(room);
  if (!one || !two) throw new Error('no cards');
  [honest, thief] = [await signInWithCard(site, one), await signInWithCard(site, two)];
  const recorded = honest.copy();
  recorded.post = (path, body) => {
    sent.push({ path, body });
    return (honest as Browser).post(path, body);
  };
  await readLesson(recorded);
  await answerCheck(recorded, await beginCheck(recorded));
});

async function replay(as: Browser | undefined) {
  const statuses: number[] = [];
  for (const { path, body } of sent) statuses.push((await as?.post(path, body))?.status ?? 0);
  return statuses;
}

test('what an honest student sent counts once, however often it is sent again', async ({
  site,
}) => {
  const finish = sent.at(-1)?.path ?? '';
  const result = (await honest?.post(finish))?.body;
  expect(result).toMatchObject({ passed: true, completed: true });
  const before = await figures(site);
  await replay(honest);
  expect((await honest?.post(finish))?.body).toEqual(result);
  expect(await figures(site)).toBe(before);
});

test('sent by another student it gains nothing, and takes nothing from the first', async ({
  site,
}) => {
  const before = await counted(site);
  const statuses = await replay(thief);
  expect(statuses.slice(-6), 'answers and end of another').toEqual(Array(6).fill(404));
  expect(await counted(site)).toEqual(before);
  expect((await honest?.post(sent.at(-1)?.path ?? ''))?.body.passed).toBe(true);
});

test('a key that another has used saves no answer and moves none', async () => {
  if (!honest || !thief) throw new Error('nobody');
  await readLesson(thief);
  const check = await beginCheck(thief);
  const [item] = check.items;
  const used = sent.find(({ path }) => path.endsWith('/answers'))?.body as { key: string };
  const answers = `/api/attempts/${check.attempt}/answers`;
  if (!item) throw new Error('a check has items');
  expect((await thief.post(answers, { ...answerTo(item), key: used.key })).status).toBe(409);
  const again = (await beginCheck(thief)) as unknown as { answered: string[] };
  expect(again.answered).toEqual([]);
});

test('ids that are guessed lead nowhere', async ({ site }) => {
  if (!thief) throw new Error('nobody');
  const before = await counted(site);
  const check = await beginCheck(thief);
  const [item] = check.items;
  if (!item) throw new Error('a check has items');
  const good = answerTo(item);
  const answers = `/api/attempts/${check.attempt}/answers`;
  for (const place of ['0', '6', '99']) {
    expect((await thief.post(answers, { ...good, item: place })).status).toBe(404);
  }
  for (const option of ['0', '3', 'a', good.option.toLowerCase().concat('0')]) {
    expect((await thief.post(answers, { ...good, option })).status).toBe(400);
  }
  for (const attempt of [randomUUID(), '00000000-0000-4000-8000-000000000001']) {
    expect((await thief.post(`/api/attempts/${attempt}/answers`, good)).status).toBe(404);
    expect((await thief.post(`/api/attempts/${attempt}/finish`)).status).toBe(404);
  }
  expect((await thief.post('/api/attempts/1/finish')).status).toBe(400);
  for (let run = 1; run <= 10; run += 1) {
    const { body } = await thief.post(`/api/lessons/${lesson}/steps/story`, { run });
    expect(body.type).toBe('/problems/other-run');
  }
  const again = (await beginCheck(thief)) as unknown as { answered: string[] };
  expect(again.answered).toEqual([]);
  expect(await counted(site)).toEqual(before);
});

test('pages of others are not found by counting up their numbers', async ({ site }) => {
  const teacher = await site.person('busy-teacher');
  const ids = Array.from({ length: 15 }, (_, i) => i + 1);
  const found: string[] = [];
  for (const who of [thief, teacher]) {
    for (const id of [...ids, ...ids.map((n) => n * 37)]) {
      for (const path of [`/classes/${id}`, `/students/${id}`, `/schools/${id}`]) {
        if ((await who?.get(path))?.status === 200) found.push(path);
      }
    }
  }
  // The teacher’s own class and students of it; nothing else, and nothing for a student.
  const [own] = found;
  expect(own).toMatch(/^\/classes\/\d+$/);
  expect(found.filter((path) => path.startsWith('/classes/'))).toEqual([own]);
  expect(found.filter((path) => path.startsWith('/schools/'))).toEqual([]);
});
