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

/** An item that can be drawn; `lesson` says whose bank it is from. */
type Drawable = { id: number; kind: ItemKind; lesson?: string };

/**
 * Draws the items of a check: one of each kind while the bank has it, the rest at random, in
 * random order. Items seen in earlier attempts come only when the others run out. Where the
 * bank spans several lessons, as a booster's does, each gives one before any gives two.
 * @returns fewer than `length` only if the bank is smaller
 */
export function drawItems<T extends Drawable>(
  bank: readonly T[],
  seen: ReadonlySet<number>,
  length: number,
  random: Random,
): T[] {
  const rest = shuffled(bank, random).sort(
    (a, b) => Number(seen.has(a.id)) - Number(seen.has(b.id)),
  );
  const drawn: T[] = [];
  const isNewLesson = (item: T) => !drawn.some(({ lesson }) => lesson === item.lesson);
  const take = (fits: (item: T) => boolean): void => {
    const unseen = (item: T) => fits(item) && !seen.has(item.id);
    const found =
      rest.find((item) => unseen(item) && isNewLesson(item)) ??
      rest.find(unseen) ??
      rest.find(fits);
    if (found) drawn.push(...rest.splice(rest.indexOf(found), 1));
  };
  for (const kind of itemKinds) take((item) => item.kind === kind);
  while (drawn.length < length && rest.length > 0) take(() => true);
  return shuffled(drawn.slice(0, length), random);
}
