import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lint } from '#lessons/lint/index';
import { errorsOf, report } from '#lessons/lint/report';
import { goodItems, goodLesson } from '../good.ts';

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'mingbian-lint-'));
});
afterEach(() => rm(content, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  const path = join(content, file);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
}

const when = { today: '2026-12-01', release: false };

it('findings are told file by file, with a line of counts below', () => {
  const finding = (file: string, line: number, level: 'error' | 'warning') =>
    ({ file, line, level, text: '请改。' }) as const;
  const findings = [finding('b', 3, 'warning'), finding('a', 7, 'error'), finding('b', 1, 'error')];
  expect(report({ findings, lessons: 2, items: 32 })).toBe(
    [
      ...['a', '  第 7 行 错误：请改。', ''],
      ...['b', '  第 1 行 错误：请改。', '  第 3 行 提醒：请改。', ''],
      '2 课，32 题，2 个错误，1 个提醒。',
    ].join('\n'),
  );
});

it('nothing to say is one line', () => {
  expect(report({ findings: [], lessons: 0, items: 0 })).toBe('0 课，0 题，0 个错误，0 个提醒。');
});

it('reads lessons, glossary and questionnaires, and hands on what the parser says', async () => {
  const folder = 'lessons/grade-7/01-good';
  await write(`${folder}/lesson.md`, goodLesson);
  await write(`${folder}/questions.yaml`, goodItems());
  await write(`${folder}/teacher.md`, '# 教师\n\n好。\n');
  await write('glossary.yaml', '- id: drug\n  seen: 2027-01-01\n');
  await write('survey/demo-form.yaml', '- id: 01-good-01\n');
  const { findings, lessons } = await lint(content, when);
  expect(lessons).toBe(1);
  expect(findings).toContainEqual({
    file: `${folder}/family.md`,
    line: 1,
    level: 'error',
    text: '缺这个文件，请补上。',
  });
  expect(findings.find(({ file }) => file === 'glossary.yaml')?.text).toContain('还没有到');

  await write(`${folder}/family.md`, '# 家长\n\n好。\n');
  const whole = await lint(content, when);
  expect(whole.items).toBe(16);
  const survey = errorsOf(whole.findings).find(({ file }) => file === 'survey/demo-form.yaml');
  expect(survey?.text).toContain('题号“01-good-01”');
});

it('an empty folder is without a finding', async () => {
  expect(await lint(content, when)).toEqual({ findings: [], lessons: 0, items: 0 });
});
