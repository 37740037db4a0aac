import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoBankFile, demoBankText, parseDemoBank } from '../demoBank.ts';
import { lessonFiles, lessonFolders, readFolder } from '../folders.ts';
import { attempt } from '../problems.ts';
import { type ReadLesson, tryLessons } from '../readLessons.ts';
import { normalise } from '../text.ts';
import type { Corpus, Finding, LintedLesson, Page } from './finding.ts';

/** Reads content/ for the rules, with what the parser has to say already. */
export async function readCorpus(
  root: string,
  when: Pick<Corpus, 'today' | 'release'>,
): Promise<{ corpus: Corpus; problems: Finding[] }> {
  const { lessons: read, problems } = await tryLessons(root);
  const folders = await lessonFolders(root);
  const lessons = await Promise.all(
    folders.map(async (folder): Promise<LintedLesson> => {
      const texts = await readFolder(root, folder);
      const pages = lessonFiles.flatMap((name) => {
        const text = texts[name];
        return text === undefined ? [] : [{ file: `${folder}/${name}`, text: normalise(text) }];
      });
      const id = folder.split('/').at(-1);
      return { folder, pages, read: read.find(({ lesson }) => lesson.id === id) };
    }),
  );
  const top = (await pagesOf(root, '')).filter(({ file }) => file.endsWith('.yaml'));
  const shared = [...top, ...(await pagesOf(root, 'guide'))];
  const surveys = await pagesOf(root, 'survey');
  const bank = await readDemoBank(root, read, problems);
  const corpus = {
    ...{ lessons, surveys, ...when },
    shared: bank ? [...shared, bank.page] : shared,
    ...(bank?.items && { competition: { page: bank.page, items: bank.items } }),
  };
  return { corpus, problems: problems.map(findingOf) };
}

/** What the parser refuses is told, and its text is looked at all the same. */
async function readDemoBank(root: string, read: readonly ReadLesson[], problems: string[]) {
  const text = await demoBankText(root);
  if (text === undefined) return undefined;
  const lessons = read.map(({ lesson }) => lesson);
  const page = { file: demoBankFile, text: normalise(text) };
  return { page, items: attempt(problems, () => parseDemoBank(text, lessons)) };
}

/** A folder that is not there has no pages. */
async function pagesOf(root: string, folder: string): Promise<Page[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile() && /\.(md|yaml)$/.test(entry.name))
    .map(({ name }) => (folder ? `${folder}/${name}` : name))
    .sort();
  return Promise.all(
    names.map(async (file) => ({
      file,
      text: normalise(await readFile(join(root, file), 'utf8')),
    })),
  );
}

/** The parser tells its complaints in one sentence: place, colon, what to do. */
function findingOf(problem: string): Finding {
  const [, file = 'lessons', line = '1', text = problem] =
    /^(.+?) 第 (\d+) 行：([\s\S]*)$/.exec(problem) ?? [];
  return { file, line: Number(line), level: 'error', text };
}
