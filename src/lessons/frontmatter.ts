import { z } from 'zod';
import { lessonTypes } from '#domain/learning/lesson';
import { day, shortName, words } from './fields.ts';
import type { Problems } from './problems.ts';
import { readYaml } from './yaml.ts';

const source = z.strictObject(
  {
    id: shortName('id'),
    title: words('title', '要写来源的名称，法律要带版本或施行日期。'),
    url: z.url({ protocol: /^https$/, error: '“url”要写以 https:// 开头的网址。' }),
    seen: day('seen', '查看来源'),
    reviewBy: day('reviewBy', '下次核对'),
  },
  { error: '一个来源要写 id、title、url、seen、reviewBy 五栏。' },
);

const review = z.strictObject(
  {
    by: words('by', '要写谁读的。'),
    on: day('on', '通读'),
    found: words('found', '要写发现并改了什么。'),
  },
  { error: '一条通读记录要写 by、on、found 三栏。' },
);

const grade = z.literal([5, 6, 7, 8, 9, 10, 11, 12, 21], {
  error: '“grade”要写年级：5 到 12，中职写 21。',
});

const frontmatter = z.strictObject(
  {
    id: shortName('id'),
    number: z.int({ error: '“number”要写课程编号，一个整数。' }).positive(),
    title: words('title', '要写课名。'),
    grade,
    type: z.enum(lessonTypes, {
      error: '“type”要写 knowledge（知识）、attitude（态度）或 skill（技能）。',
    }),
    objective: words('objective', '要写一个目标：学生学完能做什么。'),
    minutes: z
      .int({ error: '“minutes”要写这一课的分钟数。' })
      .min(5, { error: '“minutes”至少 5 分钟。' })
      .max(45, { error: '“minutes”不超过一节课的 45 分钟。' }),
    /** A booster: the lessons whose items its check draws too. */
    boosts: z.array(shortName('boosts'), { error: '“boosts”要写成课的短名的列表。' }).default([]),
    sources: z
      .array(source, { error: '“sources”要列出来源。' })
      .min(1, { error: '“sources”至少要有一个来源。' }),
    reviews: z.array(review, { error: '“reviews”要写成列表，还没有通读就写 []。' }),
    external: words('external', '要写校外审读的情况，还没有就写 待审。'),
  },
  { error: '文件开头要有两行 --- 包起来的课程信息。' },
);

/** Splits a lesson into its head and its body; the body keeps its line numbers. */
export function readFrontmatter(markdown: string, file: string, problems: Problems) {
  const match = /^---\n([\s\S]*?\n)---\n/.exec(markdown);
  if (!match) {
    problems.add(1, '文件开头要有两行 --- 包起来的课程信息（id、number、title……）。');
    return { head: undefined, body: markdown, bodyLine: 1 };
  }
  const [whole, yaml = ''] = match;
  const { value: head, lineOf } = readYaml(yaml, frontmatter, 2, problems);
  const folder = file.split('/').at(-2);
  if (head && folder && head.id !== folder) {
    problems.add(lineOf(['id']), `“id”要和文件夹同名：${folder}。`);
  }
  head?.sources.forEach(({ id, seen, reviewBy }, i) => {
    if (head.sources.findIndex((other) => other.id === id) < i) {
      problems.add(lineOf(['sources', i, 'id']), `来源“${id}”写了两次，请给第二个换一个 id。`);
    }
    if (reviewBy <= seen) {
      problems.add(lineOf(['sources', i, 'reviewBy']), '“reviewBy”要晚于查看日期“seen”。');
    }
  });
  return { head, body: markdown.slice(whole.length), bodyLine: whole.split('\n').length };
}
