/** Items of a check, and how many must be right. */
export const checkLength = 5;
export const passMark = 4;

const longestPauseMs = 24 * 60 * 60 * 1000;

/**
 * When a check that was not passed may be tried again. The pause doubles with every try, so
 * that working through the bank by guessing takes longer than learning; a day at most.
 * @param tries finished so far, at least 1
 */
export function retakeAt(finishedAt: number, tries: number, pauseMinutes: number): number {
  return finishedAt + Math.min(longestPauseMs, pauseMinutes * 60_000 * 2 ** (tries - 1));
}

/** The last try at a check, and how many tries that makes. */
export type LastTry = {
  finishedAt: number | null;
  score: number | null;
  passMark: number;
  tries: number;
};

/** When the check opens after this try: at once (0) if it is still open or was passed. */
export function nextTryAt({ finishedAt, score, passMark, tries }: LastTry, pauseMinutes: number) {
  if (finishedAt === null || (score ?? 0) >= passMark) return 0;
  return retakeAt(finishedAt, tries, pauseMinutes);
}

/** A lesson being read: its steps, and when the first was issued, on the server's clock. */
export type Reading = { steps: readonly { floorSeconds: number }[]; startedAt: number };

/**
 * How much longer a reader needs before a lesson counts, in seconds; 0 when in time. Nobody reads
 * two lessons at once: whatever was begun since some moment takes at least the sum of its floors.
 * @param others lessons of this student that are counted already
 * @param floorPercent share of the floors that is asked for, 0–100
 */
export function secondsTooFast(
  reading: Reading,
  others: readonly Reading[],
  now: number,
  floorPercent: number,
): number {
  const all = [reading, ...others];
  const missing = all
    .filter(({ startedAt }) => startedAt <= reading.startedAt)
    .map(({ startedAt: since }) => {
      const floors = all.filter(({ startedAt }) => startedAt >= since).map(floorOf);
      const floor = floors.reduce((sum, seconds) => sum + seconds, 0) * (floorPercent / 100);
      return Math.ceil(floor - (now - since) / 1000);
    });
  return Math.max(0, ...missing);
}

const floorOf = ({ steps }: Reading): number =>
  steps.reduce((sum, step) => sum + step.floorSeconds, 0);
