import { errorWords } from '../error-words.ts';
import { sealNow } from './head.ts';

const everyMs = 5000;

/**
 * Seals the trail a few seconds after something happened.
 * @returns how to stop, with a last seal
 */
export function startSealer(dataDir: string): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  const seal = () => {
    running ??= sealNow(dataDir)
      .catch((error) => console.error(errorWords(error)))
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const timer = setInterval(seal, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
    await seal();
  };
}
