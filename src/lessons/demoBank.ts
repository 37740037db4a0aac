import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Item } from '#domain/learning/item';
import type { Lesson } from '#domain/learning/lesson';
import { parseItems } from './items.ts';

/** Below content/. Nothing serves this file: it holds keys. */
export const demoBankFile = 'competition/demo-bank.yaml';

/** The text of the demonstration bank; undefined where there is none. */
export const demoBankText = (root: string): Promise<string | undefined> =>
  readFile(join(root, demoBankFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/**
 * Reads the bank with which the demonstration county tries a competition, by the rules of a
 * lesson's questions; it may name the sources of all lessons.
 * @throws ContentError with every mistake found
 */
export const parseDemoBank = (yaml: string, lessons: readonly Pick<Lesson, 'sources'>[]): Item[] =>
  parseItems(yaml, demoBankFile, {
    id: 'competition-demo',
    sources: lessons.flatMap(({ sources }) => sources),
  });
