import { shuffled } from '#domain/learning/draw';
import { type Chance, chance } from './chance.ts';
import type { SeedItem } from './lessons.ts';

/** How well students and questions differ: one and the same step on a common scale of logits. */
const steepness = 1.4;
/** Of those who do not know, so many hit the key all the same. */
const luck = 0.1;
/** Who tries again has read again. */
const gainOfATry = 0.5;

/**
 * What a student is able to do in every lesson, in standard deviations around 0, so that the
 * weaker ones err together and the statistics of the items look like those of a real county.
 */
export function abilityOf(number: number, studentId: number): number {
  const { below } = chance(number, `ability ${studentId}`);
  // The sum of four equal chances is close enough to the normal distribution.
  const sum = below(1001) + below(1001) + below(1001) + below(1001);
  return (sum / 1000 - 2) * Math.sqrt(3);
}

/**
 * The difficulties of a lesson's items, on the scale of ability: from easy to middling in even
 * steps, in an order of their own, and some lessons a little harder than others.
 */
export function difficulties(number: number, lessonId: string, items: number): number[] {
  const { below } = chance(number, `difficulty ${lessonId}`);
  const shift = below(401) / 1000 - 0.2;
  const ranks = shuffled([...Array(items).keys()], below);
  const [easiest, hardest] = [-2.05, -0.9];
  return ranks.map((rank) => easiest + ((hardest - easiest) * (rank + 0.5)) / items + shift);
}

/** Chance of a right answer: the three-parameter logistic model of item response theory. */
export function rightChance(ability: number, difficulty: number, ordinal: number): number {
  const ahead = ability + gainOfATry * (ordinal - 1) - difficulty;
  return luck + (1 - luck) / (1 + Math.exp(-steepness * ahead));
}

/** Who errs chooses a wrong idea, the commonest one of an item more often than the others. */
export function misconception({ key, firstWrong }: SeedItem, { below }: Chance): number {
  const draw = below(100);
  const step = draw < 41 ? 0 : draw < 72 ? 1 : 2;
  return (key + 1 + ((firstWrong + step) % 3)) % 4;
}
