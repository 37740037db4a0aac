/** Reading takes a core and up to 256 MB: few at a time, a short queue behind them. */
const atOnce = 2;
const longestQueue = 8;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Waits for a turn to read a file.
 * @returns what to call afterwards; undefined when too many wait already
 */
export async function takeTurn(): Promise<(() => void) | undefined> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) return undefined;
    await new Promise<void>((resume) => waiting.push(resume));
  } else running++;
  return () => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };
}
