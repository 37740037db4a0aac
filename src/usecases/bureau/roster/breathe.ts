import { setTimeout as wait } from 'node:timers/promises';

const longestMs = 500;

/**
 * Lets other requests be answered between one school and the next: each call rests as long as
 * the work since the last one took, so that an import never has more than half of the server.
 */
export function breather(): () => Promise<void> {
  let resumedAt = performance.now();
  return async () => {
    await wait(Math.min(longestMs, performance.now() - resumedAt));
    resumedAt = performance.now();
  };
}
