import { body, gesture } from './clothes.ts';
import { face, head, moodMark } from './faces.ts';
import { backHair, frontHair, lockHair } from './hair.ts';
import { move } from './svg.ts';

export type Who = 'lin' | 'chen' | 'su' | 'zhou' | 'ma' | 'he' | 'tang' | 'mama' | 'luo' | 'qin';
export type Mood = 'calm' | 'happy' | 'worried' | 'puzzled' | 'firm';

export const castNames: Record<string, Who> = {
  林晓: 'lin',
  陈默: 'chen',
  苏木: 'su',
  周舟: 'zhou',
  马骁: 'ma',
  何川: 'he',
  唐老师: 'tang',
  林妈妈: 'mama',
  罗医生: 'luo',
  秦姐姐: 'qin',
};

export const moodNames: Record<string, Mood> = {
  平静: 'calm',
  开心: 'happy',
  担心: 'worried',
  疑惑: 'puzzled',
  坚定: 'firm',
};

const grownUps: readonly Who[] = ['he', 'tang', 'mama', 'luo', 'qin'];
const tilt: Partial<Record<Mood, string>> = {
  happy: 'rotate(3 100 138)',
  worried: 'rotate(-3 100 138)',
  puzzled: 'rotate(-6 100 138)',
};

/** Half-figure on a 200×240 box; wrap in a symbol or svg with that viewBox. */
export function figure(who: Who, mood: Mood): string {
  const grown = grownUps.includes(who);
  // Grown-ups stand higher and have smaller heads, so heights read right side by side.
  const headAt = (grown ? 'translate(9 6)scale(.91)' : 'translate(0 8)') + (tilt[mood] ?? '');
  const bodyAt = grown ? 'translate(0 -6)' : 'translate(0 8)';
  return (
    `<g class="pc pc-${who}">` +
    move(headAt, backHair(who)) +
    move(bodyAt, body(who)) +
    move(headAt, lockHair(who) + head(who) + face(who, mood) + frontHair(who) + moodMark(mood)) +
    move(bodyAt, gesture(mood)) +
    '</g>'
  );
}
