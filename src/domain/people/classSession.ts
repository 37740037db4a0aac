import { readableLetters } from './readableCode.ts';

/** How long a class session (上机课) may last, from opening to end, and what it gains at a time. */
export const sessionMinutes = { least: 20, usual: 45, most: 120, more: 10 } as const;

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

/** When it would end after one more extension, or undefined when it would last too long. */
export function extended({ openedAt, closesAt }: Times): number | undefined {
  const later = closesAt + sessionMinutes.more * 60_000;
  return later - openedAt <= sessionMinutes.most * 60_000 ? later : undefined;
}
