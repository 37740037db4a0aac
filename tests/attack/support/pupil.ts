import { randomUUID } from 'node:crypto';
import { readLessons } from '#lessons/readLessons';
import type { Browser } from './browser.ts';
import type { Site } from './site.ts';

/** Grade 9 of the quiet school: nobody there needs a guardian's form. */
const school = '/schools/7';
export const lesson = '17-why-controlled';
const township = '/regions/990101002/figures.csv';
const ownPassword = '下雨天也要带伞呀';

export type Card = { school: string; number: string; code: string };

/** Of each server and class the cards that no test has taken yet. */
const printed = new WeakMap<Site, Map<number, Card[]>>();

/**
 * Cards for students of a class of grade 9 of the quiet school who have none, each given once:
 * tests of several files may share a class.
 * @param count undefined: all that are left
 */
export async function printCards(site: Site, classNumber: number, count?: number): Promise<Card[]> {
  const sheets = printed.get(site) ?? new Map<number, Card[]>();
  printed.set(site, sheets);
  const cards = sheets.get(classNumber) ?? (await printSheet(site, classNumber));
  sheets.set(classNumber, cards);
  return cards.splice(0, count ?? cards.length);
}

async function printSheet(site: Site, classNumber: number): Promise<Card[]> {
  const admin = await site.person('quiet-admin');
  const { text } = await admin.get(school);
  const rows = [...text.matchAll(/href="(\/classes\/\d+)"[^>]*>\s*九年级(\d)班/g)];
  const [, address] = rows.find(([, , number]) => Number(number) === classNumber) ?? [];
  if (!address) throw new Error(`no class ${classNumber} of grade 9`);
  const sheet = await admin.form(`${address}/cards`, { who: 'waiting' });
  return cardsOn(sheet.text);
}

/** A student who signed in with a card and has set an own password. */
export async function signInWithCard(site: Site, card: Card): Promise<Browser> {
  const pupil = site.visitor();
  const { school: code, number } = card;
  const { status } = await pupil.post('/api/session', { school: code, number, secret: card.code });
  if (status !== 200) throw new Error(`${number} cannot sign in: ${status}`);
  await pupil.form('/password', { password: ownPassword, repeat: ownPassword });
  return pupil;
}

/** Sends every step of a lesson at once. @returns the last answer */
export async function rushLesson(pupil: Browser, lessonId = lesson) {
  const { body } = await pupil.post(`/api/lessons/${lessonId}/start`);
  let last = body.run;
  for (const { id } of body.run.steps) {
    last = (await pupil.post(`/api/lessons/${lessonId}/steps/${id}`)).body;
  }
  return last as { counted: boolean; tooFast?: { waitSeconds: number } };
}

/** Reads a lesson as long as it takes. */
export async function readLesson(pupil: Browser): Promise<void> {
  const { tooFast } = await rushLesson(pupil);
  if (tooFast) await new Promise((resume) => setTimeout(resume, tooFast.waitSeconds * 1000));
  const { counted } = await rushLesson(pupil);
  if (!counted) throw new Error('an honest lesson does not count');
}

export type Check = {
  attempt: string;
  items: { item: string; stem: string; options: { id: string; text: string }[] }[];
};

export const beginCheck = async (pupil: Browser): Promise<Check> =>
  (await pupil.post('/api/attempts', { lesson })).body;

export const answerTo = (item: Check['items'][number], option = 0) => ({
  item: item.item,
  option: item.options[option]?.id ?? '',
  key: randomUUID(),
});

/** Answers every question with the option at this place and hands in. */
export async function guessAll(pupil: Browser, { attempt, items }: Check, option: number) {
  for (const item of items) {
    await pupil.post(`/api/attempts/${attempt}/answers`, answerTo(item, option));
  }
  return pupil.post(`/api/attempts/${attempt}/finish`);
}

let written: Promise<Awaited<ReturnType<typeof readLessons>>[number]['items']> | undefined;

/** The right option of each item, by what the authors wrote. */
export async function keysOf({ items }: Check): Promise<number[]> {
  written ??= readLessons('content').then((lessons) => lessons.flatMap((read) => read.items));
  const bank = await written;
  return items.map(({ stem, options }) => {
    const item = bank.find((each) => each.stem === stem);
    return options.findIndex(({ text }) => text === item?.options[item.key]?.text);
  });
}

/** Answers a check, rightly but for the questions at these places, and hands in. */
export async function answerCheck(
  pupil: Browser,
  check: Check,
  wrongAt: readonly number[] = [],
  pause: () => Promise<unknown> = async () => {},
) {
  const keys = await keysOf(check);
  for (const [i, item] of check.items.entries()) {
    await pause();
    const key = keys[i] ?? 0;
    const option = wrongAt.includes(i) ? (key + 1) % 4 : key;
    await pupil.post(`/api/attempts/${check.attempt}/answers`, answerTo(item, option));
  }
  return pupil.post(`/api/attempts/${check.attempt}/finish`);
}

/** What the bureau sees of the township: used and completed, with their evidence. */
export async function figures(site: Site): Promise<string> {
  const officer = await site.person('county-officer');
  return (await officer.get(township)).text;
}

/** Of that only what counts: how many used, completed and mastered, without class C. */
export const counted = async (site: Site): Promise<string[]> =>
  (await figures(site)).split('\n').map((line) => {
    const cells = line.split(',');
    return [12, 18, 24].map((at) => cells[at]).join(',');
  });

/** The cards on a printed sheet. */
export function cardsOn(html: string): Card[] {
  return [...html.matchAll(/<article class="face"[\s\S]*?<\/article>/g)].map(([face]) => {
    const fields = [...face.matchAll(/<dd[^>]*>([^<]*)<\/dd>/g)].map(([, text = '']) =>
      text.trim(),
    );
    const [code = '', number = '', secret = ''] = fields;
    return { school: code, number, code: secret };
  });
}
