import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lessonLoader } from '#lessons/loader';
import { ContentError } from '#lessons/problems';
import { goodItems, goodLesson } from './good.ts';

let root: string;
const folder = () => join(root, 'content/lessons/grade-7/01-good');
const write = (file: string, text: string) => writeFile(join(folder(), file), text);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbian-loader-'));
  await mkdir(folder(), { recursive: true });
  await write('lesson.md', goodLesson);
  await write('questions.yaml', goodItems());
  await write('teacher.md', '目标。');
  await write('family.md', '聊聊。');
});
afterEach(() => rm(root, { recursive: true }));

/** As much of Astro as a loader sees. */
function astro(watched: boolean) {
  const entries = new Map<string, { data: Record<string, unknown>; digest?: string }>();
  const set = vi.fn((entry) => entries.set(entry.id, entry));
  const watcher = Object.assign(new EventEmitter(), { add: vi.fn() });
  const errors: string[] = [];
  const context = {
    store: {
      get: (id: string) => entries.get(id),
      set,
      keys: () => [...entries.keys()],
      delete: (id: string) => entries.delete(id),
    },
    config: { root: pathToFileURL(`${root}/`) },
    logger: { error: (text: string) => errors.push(text) },
    parseData: async ({ data }: { data: unknown }) => data,
    generateDigest: JSON.stringify,
    watcher: watched ? watcher : undefined,
  } as unknown as LoaderContext;
  return { context, entries, set, watcher, errors };
}

const loader = lessonLoader('lessons', ({ lesson }) => ({ ...lesson }));

it('a built page can show the lesson, and nothing of its questions', async () => {
  const { context, entries } = astro(false);
  await loader.load(context);
  expect(entries.get('01-good')?.data).toMatchObject({ title: '一课' });
  expect(JSON.stringify([...entries.values()])).not.toContain('你会先做什么');
});

it('a build stops at a mistake', async () => {
  await write('lesson.md', goodLesson.replace('grade: 7', 'grade: 4'));
  await expect(loader.load(astro(false).context)).rejects.toBeInstanceOf(ContentError);
});

it('an author’s preview tells the mistake and goes on', async () => {
  await write('lesson.md', goodLesson.replace('grade: 7', 'grade: 4'));
  const { context, errors } = astro(true);
  await loader.load(context);
  expect(errors).toHaveLength(1);
});

it('an unchanged lesson is not stored again', async () => {
  const { context, set } = astro(false);
  await loader.load(context);
  await loader.load(context);
  expect(set).toHaveBeenCalledTimes(1);
});

it('an edit is seen at once, and a lesson that is gone disappears', async () => {
  const { context, entries, watcher } = astro(true);
  await loader.load(context);
  await write('lesson.md', goodLesson.replace('title: 一课', 'title: 新课'));
  watcher.emit('all', 'change', join(folder(), 'lesson.md'));
  await vi.waitFor(() => expect(entries.get('01-good')?.data).toMatchObject({ title: '新课' }));

  await rm(folder(), { recursive: true });
  watcher.emit('all', 'unlink', join(folder(), 'lesson.md'));
  await vi.waitFor(() => expect(entries.size).toBe(0));
});

it('a change elsewhere is none of its business', async () => {
  const { context, set, watcher } = astro(true);
  await loader.load(context);
  watcher.emit('all', 'change', join(root, 'src/pages/index.astro'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(set).toHaveBeenCalledTimes(1);
});
