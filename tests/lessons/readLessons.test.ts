import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stepsOf } from '#domain/learning/steps';
import { ContentError } from '#lessons/problems';
import { readLessons, tryLessons } from '#lessons/readLessons';
import { goodItems, goodLesson } from './good.ts';

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'mingbian-content-'));
});
afterEach(() => rm(content, { recursive: true }));

async function write(name: string, files: Record<string, string> = {}): Promise<void> {
  const folder = join(content, 'lessons', 'grade-7', name);
  await mkdir(folder, { recursive: true });
  const all = {
    'lesson.md': goodLesson.replaceAll('01-good', name),
    'questions.yaml': goodItems().replaceAll('01-good', name),
    'teacher.md': '# 教师\n\n目标。\n',
    'family.md': '# 家长\n\n聊聊。\n',
    ...files,
  };
  for (const [file, text] of Object.entries(all)) await writeFile(join(folder, file), text);
}

it('reads every lesson with its items and sheets, in the order of their numbers', async () => {
  await write('02-b', {
    'lesson.md': goodLesson.replaceAll('01-good', '02-b').replace('number: 1', 'number: 2'),
  });
  await write('01-good');
  const lessons = await readLessons(content);
  expect(lessons.map(({ lesson }) => lesson.id)).toEqual(['01-good', '02-b']);
  expect(lessons[0]?.items).toHaveLength(16);
  expect(lessons[0]?.teacherHtml).toBe('<p>目标。</p>\n');
});

it('a folder without lessons is not a mistake', async () => {
  expect(await readLessons(content)).toEqual([]);
});

it('the mistakes of all lessons and files come together', async () => {
  await write('01-good', { 'lesson.md': goodLesson.replace('grade: 7', 'grade: 4') });
  await write('02-b', { 'questions.yaml': '[]', 'family.md': '' });
  const error = await readLessons(content).catch((reason) => reason);
  expect(error).toBeInstanceOf(ContentError);
  expect(error.problems.join('\n')).toMatch(
    /01-good\/lesson\.md[\s\S]*02-b\/questions\.yaml[\s\S]*02-b\/family\.md/,
  );
});

it('says which file is missing', async () => {
  await write('01-good');
  await rm(join(content, 'lessons/grade-7/01-good/teacher.md'));
  const { problems } = await tryLessons(content);
  expect(problems).toEqual([
    'lessons/grade-7/01-good/teacher.md 第 1 行\uff1a缺这个文件\uff0c请补上。',
  ]);
});

it('a number belongs to one lesson', async () => {
  await write('01-good');
  await write('02-b');
  expect((await tryLessons(content)).problems.join()).toContain('课程编号 1 已经给了“01-good”');
});

it('a good lesson is shown beside a bad one while its author works', async () => {
  await write('01-good');
  await write('02-b', { 'lesson.md': 'x' });
  const { lessons, problems } = await tryLessons(content);
  expect(lessons.map(({ lesson }) => lesson.id)).toEqual(['01-good']);
  expect(problems.length).toBeGreaterThan(0);
});

it('the lessons we ship are without a mistake', async () => {
  const lessons = await readLessons(new URL('../../content/', import.meta.url));
  expect(lessons.length).toBeGreaterThan(0);
  for (const { lesson } of lessons) {
    expect(stepsOf(lesson).map(({ id }) => id)).toEqual([
      ...lesson.story.filter(({ stop }) => stop).map(({ id }) => id),
      'story',
      'facts',
      'practice',
    ]);
  }
});

it('a booster names lessons that are there, and not itself', async () => {
  const booster = (boosts: string) =>
    goodLesson
      .replaceAll('01-good', '02-b')
      .replace('number: 1', 'number: 2')
      .replace('minutes: 20', `minutes: 20\nboosts: [${boosts}]`);
  await write('01-good');
  await write('02-b', { 'lesson.md': booster('01-good') });
  expect((await readLessons(content))[1]?.lesson.boosts).toEqual(['01-good']);
  await write('02-b', { 'lesson.md': booster('02-b, 03-gone') });
  const { problems } = await tryLessons(content);
  expect(problems).toHaveLength(2);
  expect(problems.join()).toMatch(/02-b.*03-gone/);
});
