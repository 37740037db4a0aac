import { dayOf, startOfDay } from '../time.ts';

/** A booster (巩固小测) comes this many weeks after a unit; 达标率 asks at the first. */
export const boosterWeeks = [4, 12] as const;
export type BoosterWeeks = (typeof boosterWeeks)[number];

/** Items of a booster, and how many must be right; the same as of a check. */
export const boosterLength = 5;
export const boosterPassMark = 4;

/** The one that 达标率 looks at. */
export const countedWeeks: BoosterWeeks = 4;

/**
 * For its first week a booster is taken in class only: every student gets a quiet computer and
 * time inside school hours, and nobody is asked for it at home before.
 */
const classDays = 7;

/**
 * 达标率 looks at a student six weeks after the unit: two weeks in which the booster can be taken,
 * one of them in class, so that a holiday or an illness does not decide.
 */
export const dueAfterDays = 42;

/** A term's boosters are offered this long after it began: then the student is a grade further. */
const offeredDays = 365;

const dayMs = 24 * 60 * 60 * 1000;
const daysAfter = (day: string, days: number): string => dayOf(startOfDay(day) + days * dayMs);

/** The dates of a booster, YYYY-MM-DD in Asia/Shanghai. */
export type BoosterDays = {
  /** From here on in class. */
  opensOn: string;
  /** From here on also on one's own account. */
  aloneFrom: string;
};

/** When a booster of a unit opens. @param doneAt when the unit was done, in ms */
export function boosterDays(doneAt: number, weeks: BoosterWeeks): BoosterDays {
  const opensOn = daysAfter(dayOf(doneAt), weeks * 7);
  return { opensOn, aloneFrom: daysAfter(opensOn, classDays) };
}

/**
 * later: it opens on a day to come · class: this week in class only · open · begun: it can be gone
 * on with · done: its one try is over.
 */
export type BoosterState = 'later' | 'class' | 'open' | 'begun' | 'done';

/**
 * What a student can do about a booster now. Whoever began it may end it anywhere.
 * @param attempt the one try, if it was begun
 * @param today YYYY-MM-DD
 */
export function boosterState(
  { opensOn, aloneFrom }: BoosterDays,
  attempt: { finishedAt: number | null } | undefined,
  inClass: boolean,
  today: string,
): BoosterState {
  if (attempt) return attempt.finishedAt === null ? 'begun' : 'done';
  if (today < opensOn) return 'later';
  return inClass || today >= aloneFrom ? 'open' : 'class';
}

/** Terms that began before this day offer no booster any more. @param today YYYY-MM-DD */
export const oldestTermStart = (today: string): string => daysAfter(today, -offeredDays);
