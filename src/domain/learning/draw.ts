import { type ItemKind, itemKinds } from './item.ts';

/** A whole number from 0 up to but not including `below`; chance comes in as an argument. */
export type Random = (below: number) => number;

/** The same values in random order (Fisher–Yates). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random(i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** An item that can be drawn; `lesson` says whose bank it is from, `shown` how often it was drawn. */
export type Drawable = {
  id: number;
  kind: ItemKind;
  objective: string;
  lesson: string;
  shown: number;
};

/**
 * Draws the items of a check by its blueprint: one of each kind while the bank has it, and then
 * evenly from its lessons and objectives, in random order. Items that were seen come
 * only when the others run out. Of equals the one that was shown least is taken, so that all of
 * a bank wear alike and neighbours get different questions.
 * @returns fewer than `length` only if the bank is smaller
 */
export function drawItems<T extends Drawable>(
  bank: readonly T[],
  seen: ReadonlySet<number>,
  length: number,
  random: Random,
): T[] {
  const rest = shuffled(bank, random);
  const drawn: T[] = [];
  const drawbacks = (item: T) => [
    Number(seen.has(item.id)),
    drawn.filter(({ lesson }) => lesson === item.lesson).length,
    drawn.filter(({ objective }) => objective === item.objective).length,
    item.shown,
  ];
  const take = (from: readonly T[]): void => {
    const [best] = from.map((item) => ({ item, drawbacks: drawbacks(item) })).sort(byDrawbacks);
    if (best) drawn.push(...rest.splice(rest.indexOf(best.item), 1));
  };
  for (const kind of itemKinds) take(rest.filter((item) => item.kind === kind));
  while (drawn.length < length && rest.length > 0) take(rest);
  return shuffled(drawn.slice(0, length), random);
}

type Weighed = { drawbacks: number[] };

/** The first drawback in which two differ decides; the sort keeps chance's order of equals. */
function byDrawbacks(a: Weighed, b: Weighed): number {
  const i = a.drawbacks.findIndex((weight, at) => weight !== b.drawbacks[at]);
  return (a.drawbacks[i] ?? 0) - (b.drawbacks[i] ?? 0);
}
