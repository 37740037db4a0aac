import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const lessonFiles = ['lesson.md', 'questions.yaml', 'teacher.md', 'family.md'] as const;
export type FolderTexts = Record<(typeof lessonFiles)[number], string | undefined>;

/** `lessons/<stage>/<nn-slug>` below the content folder, in the order of their names. */
export async function lessonFolders(root: string): Promise<string[]> {
  const stages = await foldersIn(join(root, 'lessons'));
  const found = await Promise.all(
    stages.map(async (stage) => {
      const names = await foldersIn(join(root, 'lessons', stage));
      return names.map((name) => `lessons/${stage}/${name}`);
    }),
  );
  return found.flat();
}

/** A file that is not there yet is `undefined`. */
export async function readFolder(root: string, folder: string): Promise<FolderTexts> {
  const read = async (file: string) => {
    const text = await orMissing(readFile(join(root, folder, file), 'utf8'));
    return [file, text] as const;
  };
  return Object.fromEntries(await Promise.all(lessonFiles.map(read))) as FolderTexts;
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = (await orMissing(readdir(path, { withFileTypes: true }))) ?? [];
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function orMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
