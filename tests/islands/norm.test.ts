import { describe, expect, it } from 'vitest';
import { amount } from '#islands/lesson/amount.ts';
import {
  barOf,
  firstGuess,
  guessing,
  nearness,
  onStep,
  stepOf,
} from '#islands/lesson/norm/norm.ts';

const round = (least: number, most: number, truth: number) => ({
  question: '有几个？',
  unit: '人',
  least,
  most,
  truth,
  source: 'law-2',
  why: '2023年',
});
const rounds = [round(0, 100, 6), round(0, 1000, 433.9)];

describe('the slider', () => {
  it.each([
    [round(0, 100, 6), 1],
    [round(0, 1000, 433.9), 10],
    [round(0, 10, 3), 1],
    [round(0, 5, 0.1), 0.1],
    [round(0, 1, 0.064), 0.01],
    [round(50, 100, 99), 1],
    [round(0, 10_000, 6), 100],
    [round(0, 250, 80), 5],
  ])('goes by steps people count in: %o by %d', (one, step) => {
    expect(stepOf(one)).toBe(step);
  });

  it('stands on a step, and never outside its range', () => {
    expect(onStep(round(0, 1, 0.064), 0.1 + 0.2)).toBe(0.3);
    expect(onStep(round(0, 1000, 6), 433)).toBe(430);
    expect([-5, 120].map((value) => onStep(round(0, 100, 6), value))).toEqual([0, 100]);
  });
});

describe('a guess', () => {
  const start = firstGuess(rounds);

  it('begins in the middle, so that nothing is given away', () => {
    expect(start).toEqual({ at: 0, guess: 50, shown: false, past: [] });
  });

  it('moves by the slider or by one step', () => {
    const moved = guessing(rounds, start, { do: 'set', value: 40.4 });
    expect(moved.guess).toBe(40);
    expect(guessing(rounds, moved, { do: 'by', steps: -1 }).guess).toBe(39);
  });

  it('stays as it was once the true number is seen', () => {
    const shown = guessing(rounds, start, { do: 'show' });
    expect(guessing(rounds, shown, { do: 'set', value: 6 })).toBe(shown);
    expect(guessing(rounds, start, { do: 'next' })).toBe(start);
  });

  it('is kept beside the truth until the end', () => {
    let state = start;
    for (const act of ['show', 'next', 'show', 'next'] as const) {
      state = guessing(rounds, state, { do: act });
    }
    expect(state).toMatchObject({ at: 2, past: [50, 500] });
    expect(guessing(rounds, state, { do: 'again' })).toEqual(start);
  });

  it('is near within a twentieth of the range', () => {
    const one = round(0, 100, 6);
    const words = [11, 12, 1, 0].map((guess) => nearness(one, guess));
    expect(words).toEqual(['near', 'high', 'near', 'low']);
  });
});

describe('a bar', () => {
  it('begins at zero and shows even a little', () => {
    expect(barOf({ most: 200 }, 50)).toBe(25);
    expect(barOf({ most: 10_000 }, 6)).toBe(0.8);
    expect(barOf({ most: 100 }, 0)).toBe(0);
  });
});

it('an amount is written with its unit, large ones in groups', () => {
  expect([amount(896_000, '人'), amount(0.064, '%'), amount(6)]).toEqual([
    '896,000人',
    '0.064%',
    '6',
  ]);
});
