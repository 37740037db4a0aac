import { describe, expect, it } from 'vitest';
import { parseLesson } from '#lessons/lesson';
import { goodFile, lineOf } from './good.ts';
import { goodChart, goodNorm, told, toldOf, withPractice } from './goodPractices.ts';

describe('a norm', () => {
  it('is read with its rounds', () => {
    const { practice } = parseLesson(withPractice('norm', goodNorm), goodFile);
    expect(practice).toMatchObject({ kind: 'norm', rounds: [{ truth: 6 }, { truth: 433.9 }] });
  });

  it('points at a number that cannot be guessed', () => {
    const yaml = goodNorm.replace('truth: 6', 'truth: 600');
    const line = lineOf(withPractice('norm', yaml), '    truth: 600');
    expect(told('norm', yaml)).toEqual([
      `${goodFile} 第 ${line} 行\uff1a真实数字 600 不在 0 到 100 之间，学生猜不到，请改范围。`,
    ]);
  });

  it('may be the very end of its range', () => {
    expect(told('norm', goodNorm.replace('truth: 6', 'truth: 0'))).toEqual([]);
  });

  it.each([
    ['one round', / {2}- question: 戒断[\s\S]*$/, '', '“rounds”至少两轮'],
    ['a turned range', 'least: 0\n    most: 100\n', 'least: 100\n    most: 5\n', '要小于“most”'],
    ['a number with its unit', 'truth: 6', 'truth: 6人', '“truth”要写真实数字'],
    ['a number below zero', 'least: 0', 'least: -5', '“least”不能小于 0'],
    ['a source nobody listed', 'source: law-2', 'source: law-9', '来源“law-9”不在'],
    ['no year', '2023年底', '去年底', '“why”要写明是哪一年'],
    ['a long number for a year', '2023年底', '120230个', '“why”要写明是哪一年'],
    ['no unit', '    unit: 人\n', '', '“unit”要写'],
  ])('is refused with %s', (_, part, spoilt, words) => {
    expect(toldOf('norm', goodNorm, part, spoilt)).toContain(words);
  });

  it('is refused with five rounds', () => {
    const more = goodNorm.replace('rounds:\n', '').repeat(2);
    expect(told('norm', goodNorm + more).join()).toContain('“rounds”不超过四轮');
  });
});

describe('a chart', () => {
  it('is read; an option is wrong unless it says otherwise', () => {
    const { practice } = parseLesson(withPractice('chart', goodChart), goodFile);
    expect(practice).toMatchObject({
      kind: 'chart',
      form: 'bar',
      questions: [{ options: [{ right: true }, { right: false }] }, {}],
    });
  });

  it('points at the question without a right option', () => {
    const yaml = goodChart.replace('right: true, why: 每', 'why: 每');
    const line = lineOf(withPractice('chart', yaml), '      - { text: 一年比一年少');
    expect(told('chart', yaml)).toEqual([
      `${goodFile} 第 ${line} 行\uff1a这一题没有对的选项，请给对的那个写 right: true。`,
    ]);
  });

  it.each([
    ['two right options', 'why: 再看', 'right: true, why: 再看', '有 2 个 right: true'],
    ['two points', /\n {2}- \{ label: 2022.*/, '', '“points”至少三个点'],
    ['a point twice', 'label: 2022年', 'label: 2021年', '名称和前面的重复了'],
    ['a value in words', 'value: 89.6', 'value: 不到90', '“value”要写数字'],
    ['a value below zero', 'value: 89.6', 'value: -89.6', '“value”不能小于 0'],
    ['one question', / {2}- text: 哪一年[\s\S]*$/, '', '“questions”至少两题'],
    ['one option', /\n {6}- \{ text: 一年比一年多.*/, '', '每题至少两个选项'],
    ['an option twice', 'text: 一年比一年多', 'text: 一年比一年少', '和前面的重复了'],
    ['an option without a reason', ', why: 再看看柱子的高低。', '', '“why”要写'],
    ['a form nobody can draw', 'form: bar', 'form: pie', '“form”要写 bar'],
    ['a source nobody listed', 'source: law-2', 'source: law-9', '来源“law-9”不在'],
  ])('is refused with %s', (_, part, spoilt, words) => {
    expect(toldOf('chart', goodChart, part, spoilt)).toContain(words);
  });

  it('is refused when there is nothing to draw', () => {
    const yaml = goodChart.replaceAll(/value: [\d.]+/g, 'value: 0');
    expect(told('chart', yaml).join()).toContain('所有的点都是 0');
  });
});

it('says nothing of sources while the head of the lesson cannot be read', () => {
  const text = withPractice('chart', goodChart.replace('law-2', 'law-9'));
  const spoilt = text.replace('grade: 7', 'grade: 70');
  expect(() => parseLesson(spoilt, goodFile)).toThrow(/“grade”/);
  expect(() => parseLesson(spoilt, goodFile)).not.toThrow(/law-9/);
});
