import { setTimeout } from 'node:timers/promises';
import { replaceFindings } from '#db/commands/anomaly/replaceFindings';
import { regionCodes } from '#db/queries/anomaly/regionCodes';
import { codesWithin } from '#db/queries/people/regionTree';
import { findInChild } from './findInChild.ts';

const pageWaitMs = 15_000;

/** One look at a time: it takes a core. */
let looking: Promise<void> | undefined;
/** When each region was looked at last, since the server started. */
const lookedAt = new Map<string, number>();

export const lastLookAt = (code: string): number | undefined => lookedAt.get(code);
export const isLooking = (): boolean => looking !== undefined;

/** Looks through every region; each night. */
export async function lookEverywhere(now: number): Promise<void> {
  await looking;
  await look(await regionCodes(), now);
}

/**
 * Looks through a region and all below it again, unless a look is going on.
 * @returns `going` when it takes longer than a page should wait; it goes on
 */
export async function lookAgain(code: string, now: number): Promise<'done' | 'going' | 'failed'> {
  if (looking) return 'going';
  const done = look(await codesWithin(code), now).then(
    () => 'done' as const,
    (error) => {
      console.error(error);
      return 'failed' as const;
    },
  );
  const tooLong = setTimeout(pageWaitMs, 'going' as const, { ref: false });
  return Promise.race([done, tooLong]);
}

function look(codes: readonly string[], now: number): Promise<void> {
  const look = lookNow(codes, now).finally(() => {
    looking = undefined;
  });
  looking = look;
  return look;
}

async function lookNow(codes: readonly string[], now: number): Promise<void> {
  const found = await findInChild(codes, now);
  await replaceFindings(codes, found, now);
  for (const code of codes) lookedAt.set(code, now);
}
