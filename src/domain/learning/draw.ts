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

/**
 * Draws the items of a check: one of each kind while the bank has it, the rest at random, in
 * random order. Items seen in earlier attempts come only when the others run out.
 * @returns fewer than `length` only if the bank is smaller
 */
export function drawItems<T extends { id: number; kind: ItemKind }>(
  bank: readonly T[],
  seen: ReadonlySet<number>,
  length: number,
  random: Random,
): T[] {
  const order = shuffled(bank, random).sort(
    (a, b) => Number(seen.has(a.id)) - Number(seen.has(b.id)),
  );
  const firstOfEachKind = itemKinds.flatMap(
    (kind) => order.find((item) => item.kind === kind) ?? [],
  );
  const drawn = [...new Set([...firstOfEachKind, ...order])].slice(0, length);
  return shuffled(drawn, random);
}
