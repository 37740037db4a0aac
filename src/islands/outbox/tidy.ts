import type { Entry } from './entry.ts';

const keptDays = 30;
const dayMs = 86_400_000;

/**
 * Drops what other students left on this computer and have not come back for in 30 days: a school
 * computer must not collect the acts of children for ever, and the attempt itself stays open on
 * the server, so it can be answered anywhere. What the present student left has its owner back.
 * @param today on the server's clock, YYYY-MM-DD: that of a school computer may be years off, so
 *   days are counted from when a page first found the entry here
 */
export const tidied = (entries: readonly Entry[], owner: string, today: string): Entry[] =>
  entries
    .map((entry) => ({
      ...entry,
      seen: entry.owner === owner ? undefined : (entry.seen ?? today),
    }))
    .filter(({ seen = today }) => Date.parse(today) - Date.parse(seen) <= keptDays * dayMs);
