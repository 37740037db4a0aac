import { type NewStatistics, storeStatistics } from '#db/commands/bank/storeStatistics';
import { dayOf } from '#domain/time';
import { inChild } from '#server/admin/inChild';
import { settings } from '#server/settings';

type Refresh = { startedAt: number; finished: Promise<void> };

/** One computation at a time in an installation. */
let running: Refresh | undefined;
let lastFailed = false;

const computed = (today: string) =>
  inChild<NewStatistics[]>('itemStatistics', { today }, settings());

/**
 * Computes the item statistics anew in a process of its own and stores them; joins a computation
 * that runs already. What was stored before stays until then, and stays when it fails.
 * @returns a promise that never rejects
 */
export function refreshStatistics(now: number, compute = computed): Promise<void> {
  running ??= { startedAt: now, finished: refresh(now, compute) };
  return running.finished;
}

async function refresh(now: number, compute: typeof computed): Promise<void> {
  try {
    await storeStatistics(await compute(dayOf(now)), now);
    lastFailed = false;
  } catch (error) {
    console.error(error);
    lastFailed = true;
  } finally {
    running = undefined;
  }
}

/** Is it being computed, since when, and did the last time fail? */
export const statisticsState = () => ({
  ...(running && { runningSince: running.startedAt }),
  failed: lastFailed,
});

/** Waits for the computation that runs, for a while only: a page should come. */
export function waitForStatistics(longestMs = 4000): Promise<unknown> {
  const patience = new Promise((resume) => setTimeout(resume, longestMs));
  return Promise.race([running?.finished, patience]);
}
