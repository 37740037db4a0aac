import { describe, expect, it } from 'vitest';
import type { PracticeOf } from '#domain/learning/lesson';
import {
  answersTo,
  emptyRefusal,
  hasWeakPart,
  ownSentence,
  type Refusal,
  type RefusalAct,
  refuse,
  sentenceOf,
  stood,
} from '#islands/lesson/refuse/refuse.ts';

const practice: PracticeOf<'refuse'> = {
  kind: 'refuse',
  intro: '搭一句',
  situation: '有人递来一颗糖',
  parts: [
    {
      name: '先开口',
      options: [{ text: '谢谢' }, { text: '等一下' }, { text: '那个', weak: '小声' }],
    },
    {
      name: '说不',
      options: [{ text: '我不要' }, { text: '我不吃' }, { text: '不饿', weak: '还会问' }],
    },
    {
      name: '换件事',
      options: [{ text: '我走了' }, { text: '打球去' }, { text: '改天', weak: '真会来' }],
    },
  ],
  pushes: [
    { says: '就一颗', tip: '一' },
    { says: '大家都吃', tip: '二' },
    { says: '不给面子', tip: '三' },
  ],
};
const act = (state: Refusal, ...acts: RefusalAct[]) =>
  acts.reduce((now, what) => refuse(practice, now, what), state);
const goOn: RefusalAct = { do: 'goOn' };
const choose = (option: number): RefusalAct => ({ do: 'choose', option });
const answer = (option: number): RefusalAct => ({ do: 'answer', option });

const built = act(emptyRefusal, choose(0), goOn, choose(2), goOn, choose(0), goOn);
const texts = (state: Refusal) => answersTo(practice.parts, state).map(({ text }) => text);

describe('building a refusal', () => {
  it('asks for each part, and lets an option be exchanged', () => {
    const exchanged = act(emptyRefusal, choose(2), choose(1));
    expect(exchanged).toMatchObject({ stage: 'build', at: 0 });
    expect(ownSentence(practice.parts, exchanged)).toBe('等一下。');
    expect(refuse(practice, emptyRefusal, goOn)).toBe(emptyRefusal);
  });

  it('goes on to the pushes with the whole sentence, weak or not', () => {
    expect(built).toMatchObject({ stage: 'push', at: 0 });
    expect(ownSentence(practice.parts, built)).toBe('谢谢，不饿，我走了。');
    expect(hasWeakPart(practice.parts, built)).toBe(true);
  });

  it('puts a stop where the author left it out, and no second one', () => {
    expect(sentenceOf(['谢谢你，', '我不要！', '“走吧。”'])).toBe('谢谢你，我不要！“走吧。”');
    expect(sentenceOf(['谢谢', '我不要', '我走了，'])).toBe('谢谢，我不要，我走了。');
  });
});

describe('a push', () => {
  it('is answered with a part of one’s own sentence or another strong one', () => {
    expect(texts(built)).toEqual(['谢谢', '不饿', '我走了', '我不要']);
    expect(answersTo(practice.parts, built).map(({ own }) => own)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('is not withstood by something weak, which is not asked again', () => {
    const weak = act(built, answer(1));
    expect(stood(weak)).toBe(false);
    expect(weak.tried).toEqual(['不饿']);
    expect(refuse(practice, weak, goOn)).toBe(weak);
  });

  it('is withstood by something strong, once', () => {
    const strong = act(built, answer(1), answer(3));
    expect(stood(strong)).toBe(true);
    expect(strong.held).toEqual(['我不要']);
    expect(refuse(practice, strong, answer(0))).toBe(strong);
    expect(act(strong, goOn)).toMatchObject({ at: 1, tried: [] });
  });
});

describe('after three pushes', () => {
  const aloud = act(built, answer(0), goOn, answer(0), goOn, answer(2), goOn);

  it('the sentence is said aloud, then the practice is done', () => {
    expect(aloud.stage).toBe('aloud');
    expect(act(aloud, goOn).stage).toBe('done');
  });

  it('the sentence can be mended without being pushed again', () => {
    const mended = act(aloud, { do: 'mend' }, goOn, choose(1), goOn, goOn);
    expect(mended.stage).toBe('aloud');
    expect(ownSentence(practice.parts, mended)).toBe('谢谢，我不吃，我走了。');
  });

  it('everything can begin again', () => {
    expect(act(aloud, goOn, { do: 'again' })).toEqual(emptyRefusal);
  });
});
