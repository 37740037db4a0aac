import { setTimeout as wait } from 'node:timers/promises';

const longestMs = 500;
/** So many times as long as the work took: an import has a quarter of the server at most. */
const restPerWork = 3;

/** Lets other requests be answered: each call rests in proportion to the work since the last. */
export function breather(): () => Promise<void> {
  let resumedAt = performance.now();
  return async () => {
    await wait(Math.min(longestMs, restPerWork * (performance.now() - resumedAt)));
    resumedAt = performance.now();
  };
}
