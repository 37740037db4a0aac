import { type Drawable, drawItems, type Random } from './draw.ts';
import { itemKinds } from './item.ts';

/** Questions and minutes of a knowledge competition, and how many its bank has at least. */
export const competitionLength = 20;
export const competitionMinutes = 10;
export const leastBank = 40;

/** The years of schooling that may be invited. */
export const competitionGrades = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Times in ms. */
export type Window = { opensAt: number; closesAt: number; calledOffAt: number | null };
export type Phase = 'soon' | 'open' | 'closed' | 'called-off';

export function phaseOf({ opensAt, closesAt, calledOffAt }: Window, now: number): Phase {
  if (calledOffAt !== null) return 'called-off';
  if (now < opensAt) return 'soon';
  return now < closesAt ? 'open' : 'closed';
}

/** When nothing more can be begun: called off, or at the end of the window. */
export const overAt = ({ closesAt, calledOffAt }: Window): number => calledOffAt ?? closesAt;

/**
 * When the result may be shown: not while an answer that waited for the network can still come in.
 * @param graceMs how long such answers are taken after the deadline
 */
export const resultAt = (window: Window, graceMs: number): number => overAt(window) + graceMs;

/** Until when answers count that begin now: the minutes, but not beyond the window. */
export const deadlineOf = (closesAt: number, minutes: number, now: number): number =>
  Math.min(closesAt, now + minutes * 60_000);

/**
 * The questions of one student: as many of each kind as of the others while the bank has them,
 * then whatever is left; of equals those that were shown least.
 * @returns fewer than `length` only if the bank is smaller
 */
export function drawCompetition<T extends Drawable>(
  bank: readonly T[],
  length: number,
  random: Random,
): T[] {
  const each = Math.floor(length / itemKinds.length);
  const even = itemKinds.flatMap((kind) =>
    drawItems(
      bank.filter((item) => item.kind === kind),
      new Set(),
      each,
      random,
    ),
  );
  const rest = bank.filter((item) => !even.includes(item));
  return [...even, ...drawItems(rest, new Set(), length - even.length, random)];
}

/**
 * A question as it is compared with others: letters and figures alone, in one width and case, so
 * that other punctuation or spaces do not make a published question new.
 */
export const sameStem = (stem: string): string =>
  stem
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, '');
