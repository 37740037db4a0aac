import { createStore, get, update } from 'idb-keyval';
import type { Entry } from './entry.ts';

/** Where entries lie, in the order in which they came. */
export type Shelf = {
  read: () => Promise<Entry[]>;
  /** Puts another list in the place of this one, in one transaction over all tabs. */
  change: (next: (entries: Entry[]) => Entry[]) => Promise<void>;
};

const name = 'entries';
const longestMs = 3000;

/** In IndexedDB: outlives the tab, the browser and the session. */
export const stored: Shelf = {
  read: async () => (await get<Entry[]>(name, store())) ?? [],
  change: async (next) => update<Entry[]>(name, (entries) => next(entries ?? []), store()),
};

let opened: ReturnType<typeof createStore> | undefined;
function store() {
  opened ??= createStore('mingbian', 'outbox');
  return opened;
}

/**
 * A shelf that falls back to memory, where there is no IndexedDB (private windows), it is full or
 * does not answer.
 */
export function sturdy(shelf: Shelf): Shelf & { lasts: () => boolean } {
  let memory: Entry[] | undefined;
  return {
    lasts: () => !memory,
    async read() {
      if (!memory) {
        try {
          return await inTime(shelf.read());
        } catch {
          memory = [];
        }
      }
      return memory;
    },
    async change(next) {
      if (!memory) {
        try {
          return await inTime(shelf.change(next));
        } catch {
          memory = [];
        }
      }
      memory = next(memory);
    },
  };
}

const inTime = <T>(done: Promise<T>): Promise<T> =>
  Promise.race([done, new Promise<never>((_, fail) => setTimeout(fail, longestMs))]);
