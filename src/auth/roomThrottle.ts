import { RateLimiterMemory } from 'rate-limiter-flexible';

const windowSeconds = 10 * 60;
const wrongPerNetwork = 200;
const wrongInAll = 1000;

/**
 * Wrong room codes. A school is one address, so a network may be wrong as often as four rooms full
 * of children are. The second count is for guesses from many networks: 1,000 in ten minutes are
 * 12,000 in the two hours that a code can live, against 148 million codes; while 100 classes are
 * open, one of these guesses finds a name list with a chance of 0.8 %. One network alone cannot
 * use the second count up, so no single stranger shuts the rooms.
 */
const ofNetwork = new RateLimiterMemory({ points: wrongPerNetwork, duration: windowSeconds });
const ofAll = new RateLimiterMemory({ points: wrongInAll, duration: windowSeconds });

/**
 * Counts a code as wrong until it proves right.
 * @returns minutes until another code is heard, 0 when this one is
 */
export async function takeCodeGuess(address: string): Promise<number> {
  const own = await ofNetwork.penalty(networkOf(address));
  if (own.consumedPoints > wrongPerNetwork) return minutes(own.msBeforeNext);
  const all = await ofAll.penalty('all');
  return all.consumedPoints > wrongInAll ? minutes(all.msBeforeNext) : 0;
}

/** The code was right: it counts no more. */
export const codeWasRight = (address: string) =>
  Promise.all([ofNetwork.reward(networkOf(address)), ofAll.reward('all')]);

/** Everybody may guess again. */
export const forgetCodeGuesses = (address: string) =>
  Promise.all([ofNetwork.delete(networkOf(address)), ofAll.delete('all')]);

/** The first half of an IPv6 address: one line has all that follow it. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [first = [], last = []] = address
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

const minutes = (ms: number): number => Math.ceil(ms / 60_000);
