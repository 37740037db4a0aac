import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complete } from '#domain/learning/exchange';
import { read } from './support.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../../fixtures/questions/${name}`, import.meta.url), 'utf8');

const told = ({ problems }: Awaited<ReturnType<typeof read>>) =>
  problems.map(({ place, what }) => `${place} ${what}`);

test('plain GIFT is read as far as it goes, the rest refused by name and line', async () => {
  const result = await read(fixture('other.gift.txt'));
  expect(result.questions.map(({ place }) => place)).toEqual(['第 4 行', '第 12 行']);
  const [first, second] = result.questions.map(({ question }) => question);
  expect(first).toMatchObject({
    ...{ id: 'Q1', lesson: '', kind: '', situation: null, source: '', key: 2 },
    stem: '一盒没有标签的药，最先要做的是什么？',
    why: '先不碰，再求助。',
  });
  expect(first?.options[0]).toEqual({ text: '尝一小口', feedback: '尝了可能伤身体。' });
  expect(first?.options[1]).toEqual({ text: '送给同学', feedback: '' });
  expect(second).toMatchObject({ stem: '吸毒成瘾是一种 _____，可以治疗。', key: 1 });
  expect(told(result)).toEqual([
    '第 15 行 这是判断题，没有读取。',
    '第 17 行 这是填空题，没有读取。',
    '第 19 行 这是数值题，没有读取。',
    '第 21 行 这是匹配题，没有读取。',
    '第 23 行 这是多选题，没有读取。',
    '第 25 行 这是论述题，没有读取。',
    '第 27 行 这是没有答案的说明文字，没有读取。',
    '第 29 行 花括号没有配成一对。',
    '第 31 行 这是带图片或声音的题，没有读取。',
  ]);
});

test('Moodle XML of others becomes plain text; other types are refused by name and line', async () => {
  const result = await read(fixture('other.moodle.xml'));
  expect(result.questions).toHaveLength(1);
  expect(result.questions[0]).toMatchObject({
    place: '第 7 行',
    question: {
      id: '',
      stem: '一盒没有标签的药,\n最先要做的是什么 > 1…\n选一个。',
      why: '先不碰，再求助。',
      key: 1,
      options: [
        { text: '尝一小口', feedback: '尝了可能伤身体。' },
        { text: '交给家长或老师', feedback: '' },
        { text: 'a < b &amp; c', feedback: '不对' },
        { text: '留着以后用', feedback: '' },
      ],
    },
  });
  expect(told(result)).toEqual([
    '第 27 行 这是判断题，没有读取。',
    '第 33 行 这是填空题，没有读取。',
    '第 37 行 这是多选题，没有读取。',
    '第 45 行 这是带图片或声音的题，没有读取。',
    '第 52 行 这是别的题型（strangetype），没有读取。',
  ]);
});

test('a QTI item of others keeps its prompt and both kinds of feedback', async () => {
  const { questions } = await read(fixture('other.qti.xml'));
  expect(questions[0]?.question).toMatchObject({
    id: '',
    stem: '一盒没有 标签的药。\n最先要做的是什么？',
    key: 1,
    options: [
      { text: '尝一小口', feedback: '尝了可能伤身体。' },
      { text: '交给家长或老师', feedback: '' },
      { text: '送给同学', feedback: '别让别人冒险。' },
      { text: '留着以后用', feedback: '' },
    ],
  });
});

test('QTI that is no single choice is refused by name and line', async () => {
  const item = fixture('other.qti.xml');
  const several = item.replace(
    'cardinality="single" base-type="id',
    'cardinality="multiple" base-type="id',
  );
  expect(told(await read(several))).toEqual(['第 14 行 这是多选题，没有读取。']);
  const typed = item.replace(
    /<qti-choice-interaction[\s\S]*<\/qti-choice-interaction>/,
    '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
  );
  expect(told(await read(typed))).toEqual(['第 14 行 这是填空题，没有读取。']);
});

test('what a question of others lacks is told, never made up', async () => {
  const { questions } = await read(fixture('other.qti.xml'));
  const [only] = questions;
  if (!only) throw new Error('nothing was read');
  expect(complete(only, '09-new-friends')).toEqual({
    problems: [
      {
        place: '第 2 行',
        what: '缺“类型”、“情境题”、“考查目标”、“解析”、“来源”、“核对日期”。',
        todo: '请补上，系统不会代填。',
      },
    ],
  });
  expect(complete(only)).toMatchObject({ problems: [{ what: expect.stringContaining('“课”') }] });
});
