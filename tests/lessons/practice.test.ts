import { describe, expect, it } from 'vitest';
import { parseLesson } from '#lessons/lesson';
import { goodFile, goodLesson, lineOf, mistakes } from './good.ts';
import { told, withPractice } from './goodPractices.ts';

const groups = 'groups: [{ id: a, name: 甲 }, { id: b, name: 乙 }]';
const card = (text: string, group: string) => `  - { text: ${text}, group: ${group}, why: 因为 }`;
const sort = (...cards: string[]) => `${groups}\ncards:\n${cards.join('\n')}`;
const pair = (left: string, right: string) => `  - { left: ${left}, right: ${right}, why: 因为 }`;
const match = (...pairs: string[]) => `left: 说法\nright: 真相\npairs:\n${pairs.join('\n')}`;
const chat = (...messages: string[]) =>
  `tricks: [{ id: dare, name: 激将 }, { id: rush, name: 催 }]\nmessages:\n${messages.join('\n')}`;

describe('a practice', () => {
  it('is read in each of the four kinds of cards', () => {
    const kinds = [
      ['sort', sort(card('一', 'a'), card('二', 'b'), card('三', 'a'), card('四', 'b'))],
      [
        'order',
        'goal: 离开\nsteps: [{ text: 停, why: 一 }, { text: 说, why: 二 }, { text: 走, why: 三 }]',
      ],
      ['match', match(pair('一', '1'), pair('二', '2'), pair('三', '3'))],
      [
        'chat',
        chat(
          '  - { from: 小满, text: 来不来 }',
          '  - { from: 车神, text: 不敢吧, trick: dare, why: 激你 }',
          '  - { from: 车神, text: 快点, trick: rush, why: 催你 }',
          '  - { from: 小满, text: 再见 }',
        ),
      ],
    ] as const;
    for (const [kind, yaml] of kinds) {
      const { practice } = parseLesson(withPractice(kind, yaml), goodFile);
      expect(practice).toMatchObject({ kind, intro: '排一排。' });
    }
  });

  it('points at the very line of a mistake', () => {
    const text = withPractice(
      'sort',
      sort(card('一', 'a'), card('二', 'b'), card('三', 'c'), card('四', 'b')),
    );
    const [problem] = mistakes(() => parseLesson(text, goodFile));
    expect(problem).toBe(
      `${goodFile} 第 ${lineOf(text, '  - { text: 三')} 行\uff1a没有“c”这一组。`,
    );
  });

  it.each([
    ['an unknown kind', 'puzzle', 'a: 1', '没有“puzzle”这种练习'],
    [
      'a group without cards',
      'sort',
      sort(card('一', 'a'), card('二', 'a'), card('三', 'a'), card('四', 'a')),
      '“乙”这一组没有卡片',
    ],
    ['too few steps', 'order', 'goal: 走\nsteps: [{ text: 停, why: 一 }]', '至少三步'],
    [
      'a step without a reason',
      'order',
      'goal: 走\nsteps: [{ text: 停 }, { text: 说, why: 二 }, { text: 走, why: 三 }]',
      '“why”要写',
    ],
    [
      'a pair twice',
      'match',
      match(pair('一', '1'), pair('二', '1'), pair('三', '3')),
      '这一对和前面的重复了',
    ],
    [
      'a trick nobody listed',
      'chat',
      chat(
        '  - { from: 甲, text: 一, trick: x, why: 因 }',
        '  - { from: 甲, text: 二 }',
        '  - { from: 甲, text: 三 }',
        '  - { from: 甲, text: 四 }',
      ),
      '没有“x”这种话术',
    ],
    [
      'a chat without tricks',
      'chat',
      chat(
        '  - { from: 甲, text: 一 }',
        '  - { from: 甲, text: 二 }',
        '  - { from: 甲, text: 三 }',
        '  - { from: 甲, text: 四 }',
      ),
      '至少要有一条有话术',
    ],
  ])('is refused with %s', (_, kind, yaml, words) => {
    expect(told(kind, yaml).join()).toContain(words);
  });

  it('needs its one sentence and its one block', () => {
    const noIntro = goodLesson.replace('排一排。\n', '');
    const noBlock = goodLesson.replace(/```order[\s\S]*?```/, '');
    expect(mistakes(() => parseLesson(noIntro, goodFile)).join()).toContain('先用一句话说明');
    expect(mistakes(() => parseLesson(noBlock, goodFile)).join()).toContain('要有一个代码块');
  });
});
