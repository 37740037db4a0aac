import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import type { z } from 'zod';
import { lexHtml, renderHtml } from './html.ts';
import { calendar, guideHead, term } from './library.ts';
import { Problems } from './problems.ts';
import { normalise } from './text.ts';
import { readYaml } from './yaml.ts';

type Entry = Record<string, unknown> & { id: string };

/** Feeds the glossary from content/glossary.yaml. */
export const glossaryLoader = () =>
  fileLoader('glossary', 'glossary.yaml', (text, file) => readWhole(text, file, term.array()));

/** Feeds the calendar, one entry, from content/calendar.yaml. */
export const calendarLoader = () =>
  fileLoader('calendar', 'calendar.yaml', (text, file) => [
    { id: 'calendar', ...readWhole(text, file, calendar) },
  ]);

/** Feeds the users' guides from content/guide/*.md. */
export function guideLoader(): Loader {
  return loader('guide', async (content) => {
    const folder = new URL('guide/', content);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
    return Promise.all(
      names.map(async (name) => {
        const text = normalise(await readFile(new URL(name, folder), 'utf8'));
        const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
        const file = `guide/${name}`;
        const html = renderHtml(lexHtml(body), { sources: [] });
        return { id: name.replace('.md', ''), ...readWhole(head, file, guideHead), html };
      }),
    );
  });
}

const fileLoader = (name: string, file: string, read: (text: string, file: string) => Entry[]) =>
  loader(name, async (content) => read(await readFile(new URL(file, content), 'utf8'), file));

function loader(name: string, read: (content: URL) => Promise<Entry[]>): Loader {
  return {
    name,
    async load({ store, config, parseData, watcher }) {
      const content = new URL('content/', config.root);
      const load = async () => {
        const entries = await read(content);
        store.clear();
        for (const entry of entries) {
          store.set({ id: entry.id, data: await parseData({ id: entry.id, data: entry }) });
        }
      };
      await load();
      watcher?.on('all', (_event, path) => {
        if (path.startsWith(fileURLToPath(content))) void load();
      });
    },
  };
}

function readWhole<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const problems = new Problems(file);
  const { value } = readYaml(text, schema, 1, problems);
  problems.throwIfAny();
  return value as T;
}
