import type { Sign } from '../sign.ts';

export type Answer = {
  item: number;
  /** Index of the chosen and of the right option in the item, 0–3. */
  chosen: number;
  key: number;
  /** The options as they were shown. */
  shown: readonly number[];
  /** 1 for the first question of the check. */
  position: number;
  answeredAt: number;
};

/** A student's first finished try at the check. */
export type Try = {
  student: number;
  startedAt: number;
  finishedAt: number;
  answers: readonly Answer[];
};

export type Run = {
  student: number;
  startedAt: number;
  /** When each step was done, in order. */
  doneAt: readonly number[];
  countedAt: number | null;
  /** Counted by a class session, whose end is the same moment for all. */
  inSession: boolean;
};

/** What a class left behind in one lesson; times in ms. */
export type ClassRecords = {
  runs: readonly Run[];
  tries: readonly Try[];
  /** When staff last replaced the card or password of a student, if ever. */
  resetAt: ReadonlyMap<number, number>;
  /** The students in the order of the class list. */
  list: readonly number[];
};

/** How often each option of an item was chosen by everyone on first tries, this class included. */
export type ItemCounts = ReadonlyMap<number, readonly number[]>;

/** One reason to look twice, with how many students it concerns and its figures. */
export type Finding = { sign: Sign; students: number; detail: Record<string, number> };

/** With fewer students than this nothing can be told from chance. */
export const leastStudents = 8;
