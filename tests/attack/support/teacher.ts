import type { Browser } from './browser.ts';
import { type Card, cardsOn } from './pupil.ts';
import type { Site } from './site.ts';

/** A class of the quiet school, and its school admin, who may do what a class teacher may. */
export type Class = { admin: Browser; address: string; students: string[] };

const school = '/schools/7';

/** @param name e.g. 八年级1班 */
export async function classNamed(site: Site, name: string): Promise<Class> {
  const admin = await site.person('quiet-admin');
  const { text } = await admin.get(school);
  const links = [...text.matchAll(/href="(\/classes\/\d+)"[^>]*>\s*([^<\s]+)/g)];
  const [, address] = links.find(([, , shown]) => shown === name) ?? [];
  if (!address) throw new Error(`no class ${name}`);
  const { text: cards } = await admin.get(`${address}/cards`);
  const students = [...cards.matchAll(/<option value="(\d+)"/g)].map(([, id = '']) => id);
  return { admin, address, students };
}

/** Notes that every guardian has said yes. */
export async function collectForms({ admin, address }: Class): Promise<void> {
  const { text } = await admin.get(`${address}/consent`);
  const fields: Record<string, string> = { do: 'save' };
  for (const [, id = '', state = ''] of text.matchAll(/name="was-(\d+)" value="(\w+)"/g)) {
    fields[`was-${id}`] = state;
    fields[`state-${id}`] = 'collected';
  }
  await admin.form(`${address}/consent`, fields);
}

/** Cards for all who have neither card nor password. */
export const firstCards = async ({ admin, address }: Class): Promise<Card[]> =>
  cardsOn((await admin.form(`${address}/cards`, { who: 'waiting' })).text);

/** A new card for everyone, with a student's id each: what they had before ends. */
export const newCards = ({ admin, address, students }: Class) =>
  Promise.all(
    students.map(async (student) => {
      const { text } = await admin.form(`${address}/cards`, { who: 'one', student });
      const [card] = cardsOn(text);
      if (!card) throw new Error(`no card for student ${student}`);
      return { ...card, student };
    }),
  );
