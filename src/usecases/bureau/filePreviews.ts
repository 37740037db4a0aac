import { randomUUID } from 'node:crypto';

/** A file that was read and shown, waiting for 确认导入. */
export type WaitingFile<Read> = {
  /** What it is imported into: a region by its code, or `school 3`. */
  place: string;
  accountId: string;
  fileName: string;
  read: Read;
  /** What the page showed: it is worked out again before anything is stored. */
  shown: string;
};

const lifetimeMs = 30 * 60 * 1000;
/** In all, so that memory has a limit: 5,000 rows are about 1 MB. */
const atOnce = 20;

/** Keeps files of one kind in memory, nowhere else, until they are confirmed or half an hour is over. */
export function filePreviews<Read>() {
  const waiting = new Map<string, WaitingFile<Read> & { expiresAt: number }>();
  return {
    /** @returns the id under which it is taken back */
    keep(file: WaitingFile<Read>, now: number): string {
      for (const [id, { expiresAt }] of waiting) if (expiresAt <= now) waiting.delete(id);
      const [oldest] = waiting.keys();
      if (waiting.size >= atOnce && oldest) waiting.delete(oldest);
      const id = randomUUID();
      waiting.set(id, { ...file, expiresAt: now + lifetimeMs });
      return id;
    },
    /** Takes it out, so that it is imported at most once; undefined if it is not this person's. */
    take(
      id: string,
      owner: { place: string; accountId: string },
      now: number,
    ): WaitingFile<Read> | undefined {
      const found = waiting.get(id);
      if (found?.place !== owner.place || found.accountId !== owner.accountId) {
        return undefined;
      }
      waiting.delete(id);
      return found.expiresAt > now ? found : undefined;
    },
  };
}

/** What the page shows of a file before it is imported. */
export type FilePreview = {
  /** What to send back to import it; absent while there is a problem, or nothing to do. */
  id?: string;
  fileName: string;
  counts: { added: number; changed: number; unchanged: number; problems: number };
  columns: string[];
  /** The first rows that add or change something; `was` where a cell changes. */
  rows: { added: boolean; cells: { now: string; was?: string }[] }[];
  problems: { sheet: string; row: number; column: string; what: string; todo: string }[];
  notes: string[];
};

/** What became of 确认导入. */
export type FileOutcome =
  | { imported: { added: number; changed: number; unchanged: number } }
  /** Confirmed twice, or after half an hour. */
  | { gone: true }
  /** Someone changed something since: look at it again. */
  | { again: FilePreview };
