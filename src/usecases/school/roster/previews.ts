import { createHash, randomUUID } from 'node:crypto';
import type { StoredRoster } from '#db/queries/people/rosterOf';
import type { RosterFile } from '#domain/people/roster/readRoster';

/** A roster that was read and shown, waiting for 确认导入. */
export type WaitingPreview = {
  schoolId: number;
  accountId: string;
  fileName: string;
  file: RosterFile;
  /** Of the school as the preview was worked out on it. */
  fingerprint: string;
  expiresAt: number;
};

const lifetimeMs = 30 * 60 * 1000;
const perAccount = 3;
/** In all, so that memory has a limit: 20,000 students are about 5 MB. */
const atOnce = 20;

const waiting = new Map<string, WaitingPreview>();

/** Keeps a preview in memory, nowhere else. @returns the id under which it is taken back */
export function keepPreview(preview: Omit<WaitingPreview, 'expiresAt'>, now: number): string {
  for (const [id, { expiresAt }] of waiting) if (expiresAt <= now) waiting.delete(id);
  const own = [...waiting].filter(([, { accountId }]) => accountId === preview.accountId);
  const tooMany =
    own.length >= perAccount ? own[0] : waiting.size >= atOnce ? [...waiting][0] : undefined;
  if (tooMany) waiting.delete(tooMany[0]);
  const id = randomUUID();
  waiting.set(id, { ...preview, expiresAt: now + lifetimeMs });
  return id;
}

/** Takes a preview out, so that it is imported at most once; undefined if it is not this person's. */
export function takePreview(
  id: string,
  owner: { schoolId: number; accountId: string },
  now: number,
): WaitingPreview | undefined {
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

/** Two equal fingerprints: nobody changed students, classes or seats in between. */
export const fingerprintOf = (stored: StoredRoster): string =>
  createHash('sha256').update(JSON.stringify(stored)).digest('base64url');
