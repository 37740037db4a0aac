import { randomUUID } from 'node:crypto';
import type { CountyFile } from './countyFile.ts';
import type { SchoolWork } from './workOutCounty.ts';

/** The file of a county that was read and shown, waiting for 确认导入. */
export type WaitingCounty = {
  regionCode: string;
  accountId: string;
  fileName: string;
  file: CountyFile;
  works: SchoolWork[];
  /** The schools of the region and of all below it. */
  reach: ReadonlySet<number>;
  expiresAt: number;
};

type Owner = { regionCode: string; accountId: string };

const lifetimeMs = 30 * 60 * 1000;
/** In all: 100,000 students are about 15 MB. */
const atOnce = 2;

const waiting = new Map<string, WaitingCounty>();

/** Keeps a preview in memory, nowhere else; a person has one. @returns its id */
export function keepCounty(preview: Omit<WaitingCounty, 'expiresAt'>, now: number): string {
  for (const [id, { expiresAt, accountId }] of waiting) {
    if (expiresAt <= now || accountId === preview.accountId) waiting.delete(id);
  }
  const [oldest] = waiting.keys();
  if (oldest && waiting.size >= atOnce) waiting.delete(oldest);
  const id = randomUUID();
  waiting.set(id, { ...preview, expiresAt: now + lifetimeMs });
  return id;
}

/** A waiting preview; undefined if it is not this person's, or its time is over. */
export function findCounty(id: string, owner: Owner, now: number): WaitingCounty | undefined {
  const found = waiting.get(id);
  const isOwn = found?.regionCode === owner.regionCode && found.accountId === owner.accountId;
  return isOwn && found.expiresAt > now ? found : undefined;
}

/** A preview is imported at most once. */
export const dropCounty = (id: string): void => {
  waiting.delete(id);
};
