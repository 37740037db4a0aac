import { describe, expect, it } from 'vitest';
import { answer, firstRound, openOptions, optionsAt } from '#islands/lesson/rounds.ts';
import { type RoundPractice, roundsOf } from '#islands/lesson/roundsOf.ts';
import { rowsOf } from '#islands/lesson/rowsOf.ts';

const chart: Extract<RoundPractice, { kind: 'chart' }> = {
  kind: 'chart',
  intro: '读图',
  title: '人数',
  unit: '万人',
  form: 'line',
  source: 'law-2',
  points: [],
  questions: [
    {
      text: '怎么变？',
      options: [
        { text: '变少', right: true, why: '越来越矮。' },
        { text: '变多', right: false, why: '再看看高低。' },
      ],
    },
    {
      text: '哪年最少？',
      options: [
        { text: '去年', right: false, why: '不是它。' },
        { text: '前年', right: false, why: '也不是。' },
        { text: '今年', right: true, why: '最低。' },
      ],
    },
  ],
};

describe('questions on a chart', () => {
  it('have options of their own, in chance order, each with its word', () => {
    const rounds = roundsOf(chart, () => 0);
    expect(optionsAt(rounds, 0)).toEqual(['变多', '变少']);
    expect(openOptions(rounds, 1)).toEqual([0, 1, 2]);
    const [first] = rounds.rounds;
    expect(first).toMatchObject({
      right: 1,
      why: '越来越矮。',
      whys: ['再看看高低。', '越来越矮。'],
    });
    expect(answer(rounds, firstRound, 0)).toMatchObject({ solved: false, tried: [0] });
  });

  it('are read as text with the right answer folded away', () => {
    expect(rowsOf(chart).rows[0]).toEqual({
      ask: '怎么变？',
      options: ['变少', '变多'],
      answer: '变少',
      why: '越来越矮。',
    });
  });
});

it('a norm is read as text with its range, its truth and its source', () => {
  const { rows } = rowsOf({
    kind: 'norm',
    intro: '猜',
    rounds: [
      {
        question: '几个？',
        unit: '人',
        least: 0,
        most: 1000,
        truth: 6,
        source: 'law-2',
        why: '2023年底。',
      },
    ],
  });
  expect(rows).toEqual([
    { ask: '几个？（先猜：0 到 1,000人）', answer: '6人', why: '2023年底。', source: 'law-2' },
  ]);
});
