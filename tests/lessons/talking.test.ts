import { describe, expect, it } from 'vitest';
import { parseLesson } from '#lessons/lesson';
import { goodFile, lineOf } from './good.ts';
import { goodDialogue, goodRefuse, told, toldOf, withPractice } from './goodPractices.ts';

describe('a dialogue', () => {
  it('is read with its nodes; an ending has no replies', () => {
    const { practice } = parseLesson(withPractice('dialogue', goodDialogue), goodFile);
    expect(practice).toMatchObject({
      kind: 'dialogue',
      with: '马骁',
      nodes: [{ id: 'start' }, {}, {}, { id: 'end', replies: [], ending: '不去也还是朋友。' }],
    });
  });

  it('may end without a word of the other person', () => {
    expect(told('dialogue', goodDialogue.replace('    says: 那明天球场见。\n', ''))).toEqual([]);
  });

  it('points at the very line of a reply that leads nowhere', () => {
    const yaml = goodDialogue.replace('to: end, why: 换件事', 'to: home, why: 换件事');
    const line = lineOf(withPractice('dialogue', yaml), '      - { text: 我不去了');
    expect(told('dialogue', yaml)).toEqual([
      `${goodFile} 第 ${line} 行\uff1a这句回答通向的节点“home”不存在，请改成已有的 id。`,
    ]);
  });

  it.each([
    ['two nodes of one name', 'id: push', 'id: who', '节点“who”写了两次'],
    ['a reply without a reason', ', why: 答应得太快。', '', '“why”要写'],
    ['a single reply', /\n {6}- \{ text: 对不起.*/, '', '节点“who”有 1 句回答'],
    ['the same reply twice', 'text: 对不起……', 'text: 我不去了，明天打球？', '写了两次'],
    ['a node without a way on', '    ending: 不去也还是朋友。\n', '', '节点“end”没有出口'],
    ['replies beside an ending', 'says: 那就说定了！', 'ending: 完了', '又有回答又有结束'],
    ['a silent question', '    says: 那就说定了！\n', '', '节点“push”要写“says”'],
    ['nobody to talk with', 'with: 马骁\n', '', '“with”要写对话的人'],
  ])('is refused with %s', (_, part, spoilt, words) => {
    expect(toldOf('dialogue', goodDialogue, part, spoilt)).toContain(words);
  });

  it('is refused with a node that no reply leads to', () => {
    const yaml = goodDialogue.replaceAll('to: push', 'to: who');
    expect(told('dialogue', yaml).join()).toContain('节点“push”没有一句回答走得到');
  });

  it('is refused with a circle that never ends', () => {
    const yaml = goodDialogue.replaceAll(/to: (?:who|end), why: (?:改|换)/g, 'to: push, why: 改');
    expect(told('dialogue', yaml).join()).toContain('从节点“who”走不到结束');
  });

  it('is refused when it is over before the third exchange', () => {
    const yaml = goodDialogue
      .replaceAll(/to: (?:push|who)/g, 'to: end')
      .replace(/ {2}- id: push[\s\S]*?(?= {2}- id: end)/, '');
    expect(told('dialogue', yaml).join()).toContain('最长的一条路只有 1 个来回');
  });
});

describe('a refusal', () => {
  it('is read with three parts and three pushes', () => {
    const { practice } = parseLesson(withPractice('refuse', goodRefuse), goodFile);
    expect(practice).toMatchObject({ kind: 'refuse', parts: [{ name: '先开口' }, {}, {}] });
  });

  it('points at the part that is too weak', () => {
    const yaml = goodRefuse.replace('{ text: 等一下 }', '{ text: 等一下, weak: 太短。 }');
    const line = lineOf(withPractice('refuse', yaml), '      - { text: 谢谢 }');
    expect(told('refuse', yaml)).toEqual([
      `${goodFile} 第 ${line} 行\uff1a“先开口”只有 1 个有力的说法，至少两个不写“weak”。`,
    ]);
  });

  it.each([
    ['two parts', / {2}- name: 换件事[\s\S]*?(?=pushes)/, '', '“parts”要正好三部分'],
    ['two pushes', /\n {2}- \{ says: 不吃.*/, '', '“pushes”要正好三次劝'],
    ['two options in a part', '      - { text: 等一下 }\n', '', '每部分至少三个说法'],
    ['an option twice', '{ text: 我不要 }', '{ text: 说不清的东西我不吃 }', '写了两次'],
    ['two parts of one name', 'name: 说不', 'name: 先开口', '名称和前面的重复了'],
    ['a push without a tip', ', tip: 一颗也说不清。', '', '“tip”要写'],
    ['a mark instead of a tip', 'weak: 改天他真的会来。', 'weak: true', '“weak”要写一句提示'],
    ['no situation', /situation.*\n/, '', '“situation”要写'],
  ])('is refused with %s', (_, part, spoilt, words) => {
    expect(toldOf('refuse', goodRefuse, part, spoilt)).toContain(words);
  });
});
