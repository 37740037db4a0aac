import { describe, expect, it } from 'vitest';
import { parseItems } from '#lessons/items';
import { parseLesson } from '#lessons/lesson';
import { goodFile, goodItems, goodLesson, lineOf, mistakes } from './good.ts';

const lesson = parseLesson(goodLesson, goodFile);
const file = 'lessons/grade-7/01-good/questions.yaml';
const read = (yaml: string) => parseItems(yaml, file, lesson);
const complaint = (from: string | RegExp, to: string) => {
  const spoiled = goodItems().replace(from, to);
  expect(spoiled).not.toBe(goodItems());
  return mistakes(() => read(spoiled)).join();
};

describe('a bank of questions', () => {
  it('is read with the place of each key', () => {
    const items = read(goodItems());
    expect(items).toHaveLength(16);
    expect(items.map(({ key }) => key).slice(0, 5)).toEqual([0, 1, 2, 3, 0]);
    expect(items[1]?.options).toEqual([
      { text: '第 1 种别的做法', feedback: '再想想。' },
      { text: '问大人', feedback: '' },
      { text: '第 3 种别的做法', feedback: '再想想。' },
      { text: '第 4 种别的做法', feedback: '再想想。' },
    ]);
  });

  it('points at the line of the question', () => {
    const spoiled = goodItems().replace('01-good-03', '02-bad-03');
    expect(mistakes(() => read(spoiled))[0]).toContain(`第 ${lineOf(spoiled, '02-bad-03')} 行`);
  });

  it.each([
    ['a foreign id', '01-good-02', '09-other-02', '题号要写成“01-good-01”这样'],
    ['an id twice', '01-good-02', '01-good-01', '用了两次'],
    ['the same question twice', '第 2 题,', '第 1 题,', '题目和前面的一题一样'],
    ['three options', / {4}- \{ text: 第 2 种别的做法.*\n/, '', '正好四个选项'],
    ['no key', ', key: true', ', feedback: 好', '没有正确项'],
    ['two keys', 'feedback: 再想想。', 'key: true', '2 个 key: true'],
    ['a key that says false', 'key: true', 'key: false', '只能写 true'],
    ['a wrong option without feedback', ', feedback: 再想想。', '', '要写“feedback”'],
    [
      'a key that is the longest',
      '问大人',
      '先不动，然后去问一位你信得过的大人',
      '正确项是最长的一个',
    ],
    ['the same option twice', '第 3 种别的做法', '第 2 种别的做法', '写了两次'],
    ['“all of them” as an option', '第 3 种别的做法', '以上都不是', '以上都对'],
    ['a source that is not listed', 'source: law-2', 'source: law-9', '来源“law-9”不在'],
    ['an unknown kind', 'kind: action', 'kind: trivia', '“kind”要写'],
    ['no review date', / {2}reviewBy: 2027-11-01\n/, '', '“reviewBy”要写'],
    [
      'a field that does not exist',
      'kind: action',
      'kind: action\n  points: 5',
      '没有“points”这一栏',
    ],
  ])('is refused with %s', (_, from, to, told) => {
    expect(complaint(from, to)).toContain(told);
  });

  it('needs fourteen questions', () => {
    expect(mistakes(() => read(goodItems(12))).join()).toContain('现在有 12 题');
  });

  it('needs situations for half of them', () => {
    const spoiled = goodItems().replaceAll('situation: true', 'situation: false');
    expect(mistakes(() => read(spoiled)).join()).toContain('至少要占一半');
  });

  it('must not put the key in one place again and again', () => {
    const text = goodItems().replaceAll(
      /options:\n[\s\S]*?why:/g,
      () =>
        'options:\n    - { text: 问大人, key: true }\n' +
        [2, 3, 4].map((n) => `    - { text: 第 ${n} 种别的做法, feedback: 再想想。 }\n`).join('') +
        '  why:',
    );
    expect(mistakes(() => read(text)).join()).toContain('位置不均衡');
  });
});
