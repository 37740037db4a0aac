import { describe, expect, it } from 'vitest';
import {
  answer,
  finished,
  firstRound,
  foundSoFar,
  nextRound,
  openOptions,
} from '#islands/lesson/rounds.ts';
import { type RoundPractice, roundsOf, shuffled } from '#islands/lesson/roundsOf.ts';

const order: RoundPractice = {
  kind: 'order',
  intro: '排',
  goal: '走',
  steps: [
    { text: '停', why: '一' },
    { text: '说', why: '二' },
    { text: '走', why: '三' },
  ],
};
const chat: RoundPractice = {
  kind: 'chat',
  intro: '找',
  tricks: [
    { id: 'dare', name: '激将' },
    { id: 'rush', name: '催' },
  ],
  messages: [
    { from: '甲', text: '来不来' },
    { from: '乙', text: '快点', trick: 'rush', why: '催你' },
  ],
};
const never = () => 0.999;

describe('a round of practice', () => {
  const rounds = roundsOf(order, never);

  it('stays until the answer fits, and says what was tried', () => {
    const wrong = answer(rounds, firstRound, 2);
    expect(wrong).toEqual({ at: 0, tried: [2], last: 2, solved: false });
    expect(nextRound(wrong)).toBe(wrong);
    expect(answer(rounds, wrong, 0)).toMatchObject({ solved: true, tried: [2] });
  });

  it('goes on when it is solved, and ends behind the last', () => {
    let state = firstRound;
    for (const option of [0, 1, 2]) state = nextRound(answer(rounds, state, option));
    expect(finished(rounds, state)).toBe(true);
    expect(foundSoFar(rounds, state)).toHaveLength(3);
  });

  it('takes no second answer once it is solved', () => {
    const solved = answer(rounds, firstRound, 0);
    expect(answer(rounds, solved, 1)).toBe(solved);
  });

  it('does not offer a step that already has its place', () => {
    expect(openOptions(rounds, 0)).toEqual([0, 1, 2]);
    expect(openOptions(rounds, 1)).toEqual([1, 2]);
  });
});

describe('the four kinds of cards', () => {
  it('order asks for each step in turn, out of shuffled ones', () => {
    const { options, rounds } = roundsOf(order, () => 0);
    expect(options).not.toEqual(['停', '说', '走']);
    expect(rounds.map(({ right }) => options[right])).toEqual(['停', '说', '走']);
  });

  it('chat keeps its order and can answer that there is no trick', () => {
    const { options, rounds } = roundsOf(chat, () => 0);
    expect(options).toEqual(['激将', '催', '没有话术']);
    expect(rounds.map(({ right }) => right)).toEqual([2, 1]);
    expect(openOptions({ options, rounds, usedUp: false }, 1)).toEqual([0, 1, 2]);
  });

  it('sort deals the cards in chance order into named groups', () => {
    const { rounds, options } = roundsOf(
      {
        kind: 'sort',
        intro: '分',
        groups: [
          { id: 'a', name: '甲' },
          { id: 'b', name: '乙' },
        ],
        cards: [
          { text: '一', group: 'a', why: '因' },
          { text: '二', group: 'b', why: '因' },
        ],
      },
      () => 0,
    );
    expect(rounds.map(({ prompt, right }) => [prompt, options[right]])).toEqual([
      ['二', '乙'],
      ['一', '甲'],
    ]);
  });

  it('match pairs each left with its own right', () => {
    const { rounds, options, usedUp } = roundsOf(
      {
        kind: 'match',
        intro: '配',
        left: '左',
        right: '右',
        pairs: [
          { left: '一', right: '1', why: '因' },
          { left: '二', right: '2', why: '因' },
        ],
      },
      () => 0,
    );
    expect(usedUp).toBe(true);
    for (const { prompt, right } of rounds)
      expect(options[right]).toBe(prompt === '一' ? '1' : '2');
  });

  it('shuffling loses nothing and leaves the list as it was', () => {
    const list = [1, 2, 3, 4, 5];
    expect(shuffled(list, Math.random).sort()).toEqual(list);
    expect(list).toEqual([1, 2, 3, 4, 5]);
  });
});
