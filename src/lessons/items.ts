import { z } from 'zod';
import { type Item, itemKinds } from '#domain/learning/item';
import type { Lesson } from '#domain/learning/lesson';
import { checkBank } from './bank.ts';
import { day, words } from './fields.ts';
import { optionFlaws } from './optionFlaws.ts';
import { Problems } from './problems.ts';
import { normalise } from './text.ts';
import { readYaml } from './yaml.ts';

const option = z.strictObject(
  {
    text: words('text', '要写选项的文字。'),
    key: z.literal(true, { error: '“key”只能写 true，错的选项不写。' }).optional(),
    feedback: words('feedback', '要写一句友善的反馈。').optional(),
  },
  { error: '一个选项要写成 { text: …, feedback: … }。' },
);

const item = z.strictObject(
  {
    id: words('id', '要写“课 id-两位序号”。'),
    kind: z.enum(itemKinds, {
      error: '“kind”要写 knowledge（知识）、risk（识别风险）或 action（怎么做）。',
    }),
    situation: z.boolean({ error: '“situation”要写 true（情境题）或 false。' }),
    objective: words('objective', '要写这一题考什么。'),
    stem: words('stem', '要写题目。'),
    options: z
      .array(option, { error: '“options”要列出四个选项。' })
      .length(4, { error: '“options”要正好四个选项。' }),
    why: words('why', '要用一句话讲清为什么。'),
    source: words('source', '要写 lesson.md 里的来源 id。'),
    reviewBy: day('reviewBy', '下次核对'),
  },
  { error: '一道题要写成列表里的一项，从“- id:”开始。' },
);

const bank = z.array(item, { error: '题库要写成列表，每题从“- id:”开始。' });
type Draft = z.infer<typeof item>;

/**
 * Reads questions.yaml.
 * @throws ContentError with every mistake found
 */
export function parseItems(
  yaml: string,
  file: string,
  lesson: Pick<Lesson, 'id' | 'sources'>,
): Item[] {
  const problems = new Problems(file);
  const { value: drafts = [], lineOf } = readYaml(normalise(yaml), bank, 1, problems);
  drafts.forEach((draft, i) => {
    const say = (path: (string | number)[], text: string) =>
      problems.add(lineOf([i, ...path]), text);
    checkItem(draft, lesson, say);
    if (drafts.findIndex(({ id }) => id === draft.id) < i) {
      say(['id'], `题号“${draft.id}”用了两次，请给后一题换一个没用过的序号。`);
    }
    if (drafts.findIndex(({ stem }) => stem === draft.stem) < i) {
      say(['stem'], '题目和前面的一题一样，请改写。');
    }
  });
  if (!problems.any) checkBank(drafts.map(toItem), problems);
  problems.throwIfAny();
  return drafts.map(toItem);
}

function toItem({ options, ...rest }: Draft): Item {
  return {
    ...rest,
    options: options.map(({ text, feedback = '' }) => ({ text, feedback })),
    key: options.findIndex(({ key }) => key),
  };
}

type Say = (path: (string | number)[], text: string) => void;

function checkItem(draft: Draft, lesson: Pick<Lesson, 'id' | 'sources'>, say: Say): void {
  const { id, options, source } = draft;
  if (!id.startsWith(`${lesson.id}-`) || !/^-\d{2,3}$/.test(id.slice(lesson.id.length))) {
    say(['id'], `题号要写成“${lesson.id}-01”这样，课 id 加两位序号。`);
  }
  if (!lesson.sources.some((known) => known.id === source)) {
    say(['source'], `来源“${source}”不在 lesson.md 的“sources”里，请补上或改成已有的 id。`);
  }
  const keys = options.filter(({ key }) => key);
  if (keys.length === 0) say(['options'], '没有正确项，请给正确的选项写 key: true。');
  if (keys.length > 1) say(['options'], `有 ${keys.length} 个 key: true，只能有一个正确项。`);
  const item = { options: toItem(draft).options, key: keys.length === 1 ? toItem(draft).key : -1 };
  const isRight = (option: number) => options[option]?.key === true;
  for (const { option, text } of optionFlaws(item, isRight)) say(['options', option], text);
}
