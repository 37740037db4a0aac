import { fileURLToPath } from 'node:url';
import type { Item } from '#domain/learning/item';
import type { Lesson } from '#domain/learning/lesson';
import { type FolderTexts, lessonFiles, lessonFolders, readFolder } from './folders.ts';
import { parseGuide } from './guide.ts';
import { parseItems } from './items.ts';
import { parseLesson } from './lesson.ts';
import { attempt, ContentError } from './problems.ts';

/** Everything of one lesson; `items` hold the keys and stay on the server. */
export type ReadLesson = {
  lesson: Lesson;
  items: Item[];
  teacherHtml: string;
  familyHtml: string;
};

/**
 * Reads all lessons below `contentDir`, in the order of their numbers.
 * @throws ContentError with every mistake in every lesson
 */
export async function readLessons(contentDir: string | URL): Promise<ReadLesson[]> {
  const { lessons, problems } = await tryLessons(contentDir);
  if (problems.length > 0) throw new ContentError(problems);
  return lessons;
}

/** Like `readLessons`, but gives what is good beside the mistakes: for an author's preview. */
export async function tryLessons(
  contentDir: string | URL,
): Promise<{ lessons: ReadLesson[]; problems: string[] }> {
  const root = contentDir instanceof URL ? fileURLToPath(contentDir) : contentDir;
  const lessons: ReadLesson[] = [];
  const problems: string[] = [];
  for (const folder of await lessonFolders(root)) {
    const texts = await readFolder(root, folder);
    const before = problems.length;
    const read = parseFolder(folder, texts, problems);
    if (read && problems.length === before) lessons.push(read);
  }
  problems.push(...sharedNames(lessons), ...missingUnits(lessons));
  lessons.sort((a, b) => a.lesson.number - b.lesson.number);
  return { lessons, problems };
}

function parseFolder(
  folder: string,
  texts: FolderTexts,
  problems: string[],
): ReadLesson | undefined {
  for (const file of lessonFiles) {
    if (texts[file] === undefined) problems.push(`${folder}/${file} 第 1 行：缺这个文件，请补上。`);
  }
  const parse = <T>(file: (typeof lessonFiles)[number], by: (text: string, file: string) => T) => {
    const text = texts[file];
    return text === undefined ? undefined : attempt(problems, () => by(text, `${folder}/${file}`));
  };
  const lesson = parse('lesson.md', parseLesson);
  // The other files point into the lesson, so they are read only beside a good one.
  if (!lesson) return undefined;
  const items = parse('questions.yaml', (text, file) => parseItems(text, file, lesson));
  const teacherHtml = parse('teacher.md', (text, file) => parseGuide(text, file, lesson));
  const familyHtml = parse('family.md', (text, file) => parseGuide(text, file, lesson));
  if (!items || teacherHtml === undefined || familyHtml === undefined) return undefined;
  return { lesson, items, teacherHtml, familyHtml };
}

/** Boosters that name a lesson which is not there, or themselves. */
function missingUnits(lessons: ReadLesson[]): string[] {
  const ids = new Set(lessons.map(({ lesson }) => lesson.id));
  return lessons.flatMap(({ lesson: { id, boosts } }) =>
    boosts
      .filter((other) => other === id || !ids.has(other))
      .map(
        (other) =>
          `…/${id}/lesson.md 第 1 行：“boosts”里的“${other}”不是别的课，请改成已有的课的短名。`,
      ),
  );
}

/** Ids and numbers that two lessons share. */
function sharedNames(lessons: ReadLesson[]): string[] {
  return lessons.flatMap(({ lesson: { id, number } }, i) => {
    const earlier = lessons.slice(0, i).map(({ lesson }) => lesson);
    const at = `…/${id}/lesson.md 第 2 行：`;
    const sameId = earlier.some((other) => other.id === id);
    const sameNumber = earlier.find((other) => other.number === number);
    return [
      ...(sameId ? [`${at}已经有一课叫“${id}”，请给文件夹和“id”换个名字。`] : []),
      ...(sameNumber ? [`${at}课程编号 ${number} 已经给了“${sameNumber.id}”，请换一个。`] : []),
    ];
  });
}
