import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { dayOf } from '../time.ts';

/** What FSRS keeps of one item in one head: numbers only, times in ms since 1970. */
export type Memory = Record<keyof Card, number>;

/** Without steps of minutes: what was wrong comes back tomorrow, so that today has an end. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * What is remembered after an answer. Right is FSRS's Good, wrong its Again.
 * @param memory before the answer; undefined before the first one
 * @param at when it was answered, ms
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export function reviewed(memory: Memory | undefined, right: boolean, at: number): Memory {
  const before = memory ?? createEmptyCard<Card>(at);
  const { card } = scheduler.next(before, at, right ? Rating.Good : Rating.Again);
  return { ...card, due: card.due.getTime(), last_review: at };
}

/** Is it to be reviewed on this day (YYYY-MM-DD in Asia/Shanghai) or was it before? */
const isDue = ({ due }: Memory, today: string): boolean => dayOf(due) <= today;

/**
 * The item to ask next: of those that are due, the one due first; when none is, the one that was
 * not asked for the longest time, so that practice goes round all of them.
 * @returns undefined only when there are no items; `left`: how many are due, this one included
 */
export function nextToReview<T extends { memory: Memory }>(
  items: readonly T[],
  today: string,
): { item: T; due: boolean; left: number } | undefined {
  const due = items.filter(({ memory }) => isDue(memory, today));
  const [item] = due.length > 0 ? earliest(due, 'due') : earliest(items, 'last_review');
  return item && { item, due: due.length > 0, left: due.length };
}

const earliest = <T extends { memory: Memory }>(items: readonly T[], of: 'due' | 'last_review') =>
  items.toSorted((one, other) => one.memory[of] - other.memory[of]);
