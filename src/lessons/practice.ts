import { z } from 'zod';
import type { Practice } from '#domain/learning/lesson';
import type { Section } from './blocks.ts';
import { shortName, words } from './fields.ts';
import type { Problems } from './problems.ts';
import { readYaml } from './yaml.ts';

const text = words('text', '要写一句话。');
const why = words('why', '要写一句道理，学生答完会看到。');
const named = z.strictObject(
  { id: shortName('id'), name: words('name', '要写名称。') },
  { error: '这里要写成 { id: 短名, name: 名称 }。' },
);

const kinds = {
  sort: z.strictObject({
    groups: z.array(named, { error: '“groups”要列出组。' }).min(2, { error: '“groups”至少两组。' }),
    cards: z
      .array(z.strictObject({ text, group: words('group', '要写组的 id。'), why }), {
        error: '“cards”要列出卡片。',
      })
      .min(4, { error: '“cards”至少四张。' }),
  }),
  order: z.strictObject({
    goal: words('goal', '要写这些步骤是为了什么。'),
    steps: z
      .array(z.strictObject({ text, why }), { error: '“steps”要按正确顺序列出步骤。' })
      .min(3, { error: '“steps”至少三步。' })
      .max(8, { error: '“steps”不超过八步，太多记不住。' }),
  }),
  match: z.strictObject({
    left: words('left', '要写左栏的名称。'),
    right: words('right', '要写右栏的名称。'),
    pairs: z
      .array(
        z.strictObject({
          left: words('left', '要写左边的一句。'),
          right: words('right', '要写右边的一句。'),
          why,
        }),
        { error: '“pairs”要列出配对。' },
      )
      .min(3, { error: '“pairs”至少三对。' })
      .max(8, { error: '“pairs”不超过八对。' }),
  }),
  chat: z.strictObject({
    tricks: z
      .array(named, { error: '“tricks”要列出话术。' })
      .min(2, { error: '“tricks”至少两种话术。' }),
    messages: z
      .array(
        z.strictObject({
          from: words('from', '要写谁发的。'),
          text,
          trick: shortName('trick').optional(),
          why: why.optional(),
        }),
        { error: '“messages”要列出消息。' },
      )
      .min(4, { error: '“messages”至少四条。' }),
  }),
};
type Kind = keyof typeof kinds;

/** Reads 练一练: one sentence of instruction and one activity. */
export function readPractice(section: Section, problems: Problems): Practice | undefined {
  const paragraphs = section.blocks.filter(({ token }) => token.type === 'paragraph');
  const fences = section.blocks.filter(({ token }) => token.type === 'code');
  const intro = paragraphs.map(({ token }) => (token as { text: string }).text).join('');
  if (!intro) problems.add(section.line, '“练一练”先用一句话说明做什么。');
  const fence = fences[0];
  const names = Object.keys(kinds).join('、');
  if (!fence || fences.length > 1 || fence.token.type !== 'code') {
    problems.add(fences[1]?.line ?? section.line, `“练一练”要有一个代码块，名称是：${names}。`);
    return undefined;
  }
  const kind = fence.token.lang as Kind;
  if (!Object.hasOwn(kinds, kind)) {
    problems.add(fence.line, `没有“${fence.token.lang ?? ''}”这种练习，可以用：${names}。`);
    return undefined;
  }
  const schema = kinds[kind] as z.ZodType<object>;
  const { value, lineOf } = readYaml(fence.token.text as string, schema, fence.line + 1, problems);
  if (!value) return undefined;
  const practice = { kind, intro, ...value } as Practice;
  checkPractice(practice, (path, text) => problems.add(lineOf(path), text));
  return practice;
}

type Say = (path: (string | number)[], text: string) => void;

/** What the shape alone cannot tell: names that must exist, answers that must differ. */
function checkPractice(practice: Practice, say: Say): void {
  if (practice.kind === 'sort') {
    const ids = practice.groups.map(({ id }) => id);
    practice.cards.forEach(({ group }, i) => {
      if (!ids.includes(group)) say(['cards', i, 'group'], `没有“${group}”这一组。`);
    });
    practice.groups.forEach(({ id, name }, i) => {
      const used = practice.cards.some(({ group }) => group === id);
      if (!used) say(['groups', i], `“${name}”这一组没有卡片。`);
    });
  } else if (practice.kind === 'match') {
    practice.pairs.forEach(({ left, right }, i) => {
      const earlier = practice.pairs.slice(0, i);
      if (earlier.some((pair) => pair.left === left || pair.right === right)) {
        say(['pairs', i], '这一对和前面的重复了，左右两边都要不一样。');
      }
    });
  } else if (practice.kind === 'chat') {
    const ids = practice.tricks.map(({ id }) => id);
    practice.messages.forEach(({ trick, why }, i) => {
      if (trick === undefined) return;
      if (!ids.includes(trick)) say(['messages', i, 'trick'], `没有“${trick}”这种话术。`);
      if (!why) say(['messages', i], '有话术的消息要写“why”，说明它为什么是话术。');
    });
    if (practice.messages.every(({ trick }) => trick === undefined)) {
      say(['messages'], '至少要有一条有话术的消息。');
    }
  } else {
    const texts = practice.steps.map(({ text }) => text);
    texts.forEach((text, i) => {
      if (texts.indexOf(text) < i) say(['steps', i], '这一步和前面的重复了。');
    });
  }
}
