import { randomUUID } from 'node:crypto';
import type { Fix } from '#domain/people/roster/mend';
import type { RosterFile } from '#domain/people/roster/readRoster';
import type { StudentElsewhere } from '#domain/people/roster/transfer';

/** A roster that was read and shown, waiting for 确认导入. */
export type WaitingPreview = {
  schoolId: number;
  accountId: string;
  fileName: string;
  /** As it was read, without the fixes. */
  file: RosterFile;
  /** What was mended in the preview, by row. */
  fixes: Map<string, Fix>;
  /** Of the school as it was last shown. */
  fingerprint: string;
  /** The students of other schools who were shown as candidates, as they were then. */
  elsewhere: readonly StudentElsewhere[];
  expiresAt: number;
};

type Owner = { schoolId: number; accountId: string };

const lifetimeMs = 30 * 60 * 1000;
const perAccount = 3;
/** In all, so that memory has a limit: 20,000 students are about 5 MB. */
const atOnce = 20;

const waiting = new Map<string, WaitingPreview>();

/** Keeps a preview in memory, nowhere else. @returns the id under which it is taken back */
export function keepPreview(
  preview: Omit<WaitingPreview, 'expiresAt'>,
  now: number,
  id: string = randomUUID(),
): string {
  for (const [key, { expiresAt }] of waiting) if (expiresAt <= now) waiting.delete(key);
  const own = [...waiting].filter(([, { accountId }]) => accountId === preview.accountId);
  const tooMany =
    own.length >= perAccount ? own[0] : waiting.size >= atOnce ? [...waiting][0] : undefined;
  if (tooMany) waiting.delete(tooMany[0]);
  waiting.set(id, { ...preview, expiresAt: now + lifetimeMs });
  return id;
}

/**
 * Takes a preview out, so that only one act at a time works on it and it is imported at most
 * once; undefined if it is not this person's.
 */
export function takePreview(id: string, owner: Owner, now: number): WaitingPreview | undefined {
  const found = waiting.get(id);
  if (!found || found.schoolId !== owner.schoolId || found.accountId !== owner.accountId)
    return undefined;
  waiting.delete(id);
  return found.expiresAt > now ? found : undefined;
}

/** Puts a preview back under its id, when nothing came of the import. */
export const returnPreview = (id: string, preview: WaitingPreview): void => {
  waiting.set(id, preview);
};
