import type { Item } from '#domain/learning/item';
import type { Lesson } from '#domain/learning/lesson';
import { parseLesson } from '#lessons/lesson';
import type { Corpus, LintedLesson, Page, Rule } from '#lessons/lint/finding';
import { goodFile, goodLesson } from '../good.ts';

export const folder = 'lessons/grade-7/01-good';

const stems = [
  '地铁上有人请你尝一口没有标签的饮料，先做什么？',
  '球队新来的高年级同学说训练前吃颗糖更有劲，怎么想？',
  '妈妈的感冒药瓶上，哪一栏写着谁可以吃？',
  '网友连着三天催你说出学校地址，怎么回？',
  '下面哪一句话能让人把注意力从零食转开？',
  '合唱比赛前你很紧张，找谁聊比较合适？',
];
const kinds = ['knowledge', 'risk', 'action'] as const;

/** The `n`th of a few items that are unlike each other and without a mistake. */
export const anItem = (n: number, change: Partial<Item> = {}): Item => ({
  id: `01-good-${String(n + 1).padStart(2, '0')}`,
  kind: kinds[n % 3] ?? 'action',
  situation: true,
  objective: '先问',
  stem: stems[n % stems.length] ?? '',
  options: ['先问大人', '自己决定一下', '问', '跟着别人一起做'].map((text) => ({
    text,
    feedback: '再想想。',
  })),
  key: 0,
  why: '大人能帮忙。',
  source: 'law-2',
  reviewBy: '2027-11-01',
  ...change,
});

/** The key is as often short as long. */
export const goodBank = (): Item[] => stems.map((_, n) => anItem(n, { key: n % 3 }));

type Parts = { markdown?: string; lesson?: Partial<Lesson>; items?: Item[]; teacher?: string };

/** A lesson as the linter sees it; what is left out is good. */
export function aLesson(parts: Parts = {}): LintedLesson {
  const { markdown = goodLesson, lesson, items = goodBank(), teacher = '# 教师\n' } = parts;
  const bank = items.map(({ id, stem, reviewBy }) => {
    return `- id: ${id}\n  stem: ${stem}\n  reviewBy: ${reviewBy}\n`;
  });
  return {
    folder,
    pages: [
      { file: `${folder}/lesson.md`, text: markdown },
      { file: `${folder}/questions.yaml`, text: bank.join('') },
      { file: `${folder}/teacher.md`, text: teacher },
    ],
    read: {
      lesson: { ...parseLesson(markdown, goodFile), ...lesson },
      items,
      teacherHtml: '',
      familyHtml: '',
    },
  };
}

export const corpusOf = (lessons: LintedLesson[], rest: Partial<Corpus> = {}): Corpus => ({
  lessons,
  shared: [],
  surveys: [],
  today: '2026-12-01',
  release: false,
  ...rest,
});

/** A page of the glossary's kind. */
export const shared = (file: string, text: string): Page => ({ file, text });

/** What `rule` says about one lesson, short: level, line and words. */
export const told = (rule: Rule, parts: Parts = {}, rest: Partial<Corpus> = {}): string[] =>
  rule(corpusOf([aLesson(parts)], rest)).map(
    ({ level, file, line, text }) => `${level} ${file.split('/').at(-1)} ${line} ${text}`,
  );

/** The good lesson with one part replaced, which must be there. */
export function spoilt(part: string, by: string): string {
  const text = goodLesson.replace(part, () => by);
  if (text === goodLesson) throw new Error(`nothing to spoil: ${part}`);
  return text;
}
