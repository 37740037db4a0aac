import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { rendererVersion } from './html.ts';
import { ContentError } from './problems.ts';
import { type ReadLesson, tryLessons } from './readLessons.ts';

type Entry = Record<string, unknown> & { id: string };

/**
 * Feeds a collection from the lessons on disk. `entryOf` picks what the site may show:
 * never the items, whose keys must not be built into a page.
 */
export function lessonLoader(name: string, entryOf: (read: ReadLesson) => Entry): Loader {
  return {
    name,
    async load({ store, config, logger, parseData, generateDigest, watcher }) {
      const content = new URL('content/', config.root);
      const load = async () => {
        const { lessons, problems } = await tryLessons(content);
        // In development the good lessons go on while the author mends the others.
        if (problems.length > 0 && !watcher) throw new ContentError(problems);
        for (const problem of problems) logger.error(problem);
        const ids = new Set<string>();
        for (const read of lessons) {
          const entry = entryOf(read);
          ids.add(entry.id);
          const digest = generateDigest({ rendererVersion, ...entry });
          if (store.get(entry.id)?.digest === digest) continue;
          store.set({ id: entry.id, data: await parseData({ id: entry.id, data: entry }), digest });
        }
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
      };
      await load();

      const folder = fileURLToPath(new URL('lessons/', content));
      watcher?.add(folder);
      watcher?.on('all', (_event, path) => {
        if (path.startsWith(folder)) void load();
      });
    },
  };
}
