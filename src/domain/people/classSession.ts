import { readableLetters } from './readableCode.ts';
import { inSchoolHours, type SchoolHours } from './schoolHours.ts';

/**
 * How long a class session (上机课) may last, from opening to end, and what it gains at a time.
 * The least is a setting.
 */
export const sessionMinutes = { usual: 45, most: 120, more: 10 } as const;

/** So long after its end the attendance of a session may be corrected. */
export const correctionHours = 24;

const codeLength = 6;

/**
 * A new code for the screen of the computer room: 23^6 ≈ 148 million possibilities.
 * @param below a random whole number from 0 to below `n`
 */
export const newRoomCode = (below: (n: number) => number): string =>
  Array.from({ length: codeLength }, () => readableLetters[below(readableLetters.length)]).join('');

type Times = { openedAt: number; closesAt: number };

/** Whole minutes until the session ends by itself, the one that has begun included; 0: it ended. */
export const minutesLeft = ({ closesAt }: Times, now: number): number =>
  Math.max(0, Math.ceil((closesAt - now) / 60_000));

/**
 * The evidence class of a session as it is planned: A if all of it lies within school hours, else
 * C. That it is not ended too early is seen at its end.
 */
export const plannedEvidence = ({ openedAt, closesAt }: Times, hours: SchoolHours): 'A' | 'C' =>
  inSchoolHours(hours, openedAt, closesAt) ? 'A' : 'C';

/** Would a session that ends now have lasted less than it must to be of class A? */
export const isTooShort = (openedAt: number, endsAt: number, leastMinutes: number): boolean =>
  endsAt - openedAt < leastMinutes * 60_000;

/**
 * When it would end after one more extension, or why it cannot: it would last too long, or a
 * session of class A would run out of the school hours.
 */
export function extended(
  { openedAt, closesAt, evidence }: Times & { evidence: string },
  hours: SchoolHours,
): { closesAt: number } | { refused: 'too-long' | 'after-hours' } {
  const later = { openedAt, closesAt: closesAt + sessionMinutes.more * 60_000 };
  if (later.closesAt - openedAt > sessionMinutes.most * 60_000) return { refused: 'too-long' };
  const leavesHours = evidence === 'A' && plannedEvidence(later, hours) === 'C';
  return leavesHours ? { refused: 'after-hours' } : { closesAt: later.closesAt };
}

/** May its attendance be corrected? A running one's may. @param closedAt when it ended */
export const mayCorrect = (closedAt: number | null, now: number): boolean =>
  closedAt === null || now < closedAt + correctionHours * 3_600_000;
