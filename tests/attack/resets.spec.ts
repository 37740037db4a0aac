import { expect } from '@playwright/test';
import type { Browser } from './support/browser.ts';
import { answerCheck, beginCheck, counted, readLesson, signInWithCard } from './support/pupil.ts';
import { type Site, test } from './support/site.ts';
import { type Class, classNamed, collectForms, firstCards, newCards } from './support/teacher.ts';

const ownPassword = '下雨天也要带伞呀';

/** A class whose students have signed in themselves; half of it is enough for a script. */
async function settledClass(site: Site, name: string): Promise<Class> {
  const room = await classNamed(site, name);
  await collectForms(room);
  for (const { school, number, code: secret } of await firstCards(room)) {
    await site.visitor().post('/api/session', { school, number, secret });
  }
  return { ...room, students: room.students.slice(0, 20) };
}

/** Reads the lesson and passes its check, with every key known. @returns whether it counts */
async function script(pupil: Browser): Promise<boolean> {
  await readLesson(pupil);
  const { body } = await answerCheck(pupil, await beginCheck(pupil));
  expect(body.passed).toBe(true);
  return body.completed;
}

test('new cards for the whole class, and everything done for all of them, counts nothing', async ({
  site,
}) => {
  const room = await settledClass(site, '八年级1班');
  const before = await counted(site);
  const cards = await newCards(room);
  expect(cards.length).toBe(20);
  const outcomes = await Promise.all(
    cards.map(async (card) => script(await signInWithCard(site, card))),
  );
  expect(outcomes).toEqual(cards.map(() => false));
  expect(await counted(site)).toEqual(before);
});

test('nor in a class session that is opened for it and over when it is done', async ({ site }) => {
  const room = await settledClass(site, '八年级2班');
  const { admin, address } = room;
  const before = await counted(site);
  const cards = await newCards(room);
  await admin.form(`${address}/session`, { do: 'open', minutes: '45' });
  const { text } = await admin.get(`${address}/session`);
  const [, code = ''] = /class="code"[^>]*>(\w{6})</.exec(text) ?? [];
  expect(code).not.toBe('');
  const pupils: Browser[] = [];
  for (const { student, code: secret } of cards) {
    const pupil = site.visitor();
    await pupil.form('/room', { do: 'enter', code });
    const entered = await pupil.form('/room', { do: 'sign-in', student, secret });
    expect(entered.status).toBe(303);
    await pupil.form('/password', { password: ownPassword, repeat: ownPassword });
    pupils.push(pupil);
  }
  await Promise.all(pupils.map(script));
  await admin.form(`${address}/session`, { do: 'end', sure: 'yes' });
  expect(await counted(site)).toEqual(before);
});
