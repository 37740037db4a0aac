import { globSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { readLessons } from '#lessons/readLessons';
import { rows } from '../e2e/support/routes.ts';
import type { Browser } from './support/browser.ts';
import { beginCheck, keysOf, printCards, readLesson, signInWithCard } from './support/pupil.ts';
import { test } from './support/site.ts';

const mostPages = 1500;
/** Leaving would end the crawl; a figure's address has no end of dates. */
const left = /^\/sign-out|[?&]on=/;

/** Everything that can be reached by following addresses: pages, scripts, data, headers. */
async function crawl(browser: Browser): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const queue = ['/', '/api/openapi.json', '/api/me'];
  for (const path of queue) {
    if (found.has(path) || left.test(path) || found.size >= mostPages) continue;
    const { text, headers } = await browser.get(path);
    const told = [...headers].filter(([name]) => name !== 'date');
    found.set(path, `${told.join('\n')}\n${text}`);
    const type = headers.get('content-type') ?? '';
    if (!/html|javascript|json|css/.test(type)) continue;
    for (const [, address = ''] of text.matchAll(/["'(]((?:\/|\.\/)[\w./?=%&-]+)["')]/g)) {
      const url = new URL(address.replaceAll('&amp;', '&'), new URL(path, browser.origin));
      if (url.origin === browser.origin) queue.push(url.pathname + url.search);
    }
  }
  return found;
}

/**
 * What only the end of a check may tell: why, and what is said to each wrong answer. A sentence
 * that the lesson itself teaches is no secret.
 */
async function secrets(): Promise<string[]> {
  const items = (await readLessons('content')).flatMap((read) => read.items);
  const taught = globSync('content/lessons/**/*.md').map((file) => readFileSync(file, 'utf8'));
  return items
    .flatMap(({ why, options }) => [why, ...options.map(({ feedback }) => feedback)])
    .filter((text) => text.length >= 8 && !taught.some((lesson) => lesson.includes(text)));
}

test('no key, explanation or feedback is in anything a person can fetch before answering', async ({
  site,
}) => {
  test.setTimeout(300_000);
  const [card] = await printCards(site, 2, 1);
  if (!card) throw new Error('no card');
  const pupil = await signInWithCard(site, card);
  await readLesson(pupil);
  const check = await beginCheck(pupil);
  const words = await secrets();
  expect(words.length).toBeGreaterThan(1000);

  const people: [string, Browser][] = [
    ['visitor', site.visitor()],
    ['student', pupil],
    ['teacher', await site.person('busy-teacher')],
    ['admin', await site.person('quiet-admin')],
  ];
  const leaks: string[] = [];
  // Lessons, scripts and styles are the same for everyone: one look is enough.
  const looked = new Set<string>();
  await Promise.all(
    people.map(async ([who, browser]) => {
      const found = await crawl(browser);
      expect(found.size, who).toBeGreaterThan(100);
      for (const [path, text] of found) {
        if (looked.has(text)) continue;
        looked.add(text);
        for (const word of words) if (text.includes(word)) leaks.push(`${who} ${path}: ${word}`);
      }
    }),
  );
  expect(leaks).toEqual([]);
  expect(JSON.stringify(check)).not.toMatch(/"(key|why|feedback|correct|right|objective)"/);
});

test('neither the place nor the id of an option tells that it is right', async ({ site }) => {
  const cards = await printCards(site, 2, 16);
  const places = [0, 0, 0, 0];
  const ranks = [0, 0, 0, 0];
  await Promise.all(
    cards.map(async (card) => {
      const pupil = await signInWithCard(site, card);
      await readLesson(pupil);
      const check = await beginCheck(pupil);
      const keys = await keysOf(check);
      for (const [i, { options }] of check.items.entries()) {
        const key = keys[i] ?? -1;
        const sorted = options.map(({ id }) => id).toSorted();
        places[key] = (places[key] ?? 0) + 1;
        const rank = sorted.indexOf(options[key]?.id ?? '');
        ranks[rank] = (ranks[rank] ?? 0) + 1;
      }
    }),
  );
  // Of 80 keys a quarter stand in each place; fewer than 5 there is less likely than 1 in 100,000.
  for (const count of [...places, ...ranks]) expect(count).toBeGreaterThan(4);
});

test('the question bank and the bureau’s other pages are there for the bureau alone', async ({
  site,
}) => {
  const [card] = await printCards(site, 2, 1);
  if (!card) throw new Error('no card');
  const bureau = Object.keys(rows)
    .filter((route) => route.startsWith('/regions/'))
    .map((route) => route.replace('[code]', '990101').replace(/\[\w+\]/g, '1'));
  expect(bureau).toContain('/regions/990101/items');
  const people = [
    await signInWithCard(site, card),
    await site.person('busy-teacher'),
    await site.person('quiet-admin'),
  ];
  for (const person of people) {
    for (const path of bureau) expect((await person.get(path)).status, path).toBe(404);
  }
});

test('a review asks nothing that the open check asks, and tells no key before the answer', async ({
  site,
}) => {
  const [card] = await printCards(site, 2, 1);
  if (!card) throw new Error('no card');
  const pupil = await signInWithCard(site, card);
  await readLesson(pupil);
  const { items } = await beginCheck(pupil);
  const { text } = await pupil.post('/api/reviews/next', {});
  for (const { stem } of items) expect(text).not.toContain(stem);
  for (const word of await secrets()) expect(text).not.toContain(word);
});
