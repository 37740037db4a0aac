import type { Reply } from './post.ts';

const longestPauseMs = 30_000;

/** Failures that pass by themselves: no network, a busy or restarting server. */
export const passes = (status: number): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500;

/**
 * How long to wait before the next try. A class comes back from a broken line all at once,
 * so everyone waits a little differently.
 * @param chance 0 to 1
 */
export const pauseMs = (tries: number, chance: number): number =>
  Math.min(longestPauseMs, 1000 * 2 ** tries) * (0.75 + chance / 2);

/** Waits for the next try, or until the browser is online again or a tablet has woken up. */
export function pause(tries: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      document.removeEventListener('visibilitychange', wake);
      resolve();
    };
    const wake = () => document.hidden || go();
    const timer = setTimeout(go, pauseMs(tries, Math.random()));
    addEventListener('online', go);
    document.addEventListener('visibilitychange', wake);
  });
}

/** Sends until there is an answer, good or final. */
export async function untilAnswered<T>(
  send: () => Promise<Reply<T>>,
  wait: (tries: number) => Promise<void>,
  onWait: () => void,
): Promise<Reply<T>> {
  for (let tries = 0; ; tries++) {
    const reply = await send();
    if (reply.ok || !passes(reply.status)) return reply;
    onWait();
    await wait(tries);
  }
}
