import { describe, expect, test } from 'vitest';
import { checkStatistics } from '#domain/learning/statistics/checkStatistics';
import { lessonFigures } from '#domain/learning/statistics/figures';
import { type AnswerCount, lessonStatistics } from '#domain/learning/statistics/lessonStatistics';
import { covariance, sortedPairs, variance } from '#domain/learning/statistics/moments';

/** So many students with these answers, each to the question it names; 1 is right. */
type Pattern = { of: Record<string, 0 | 1>; n: number };

const versions: Record<string, number> = { A: 1, B: 2, C: 3, D: 4 };

function statisticsOf(patterns: readonly Pattern[], passMark = 4) {
  const answers = patterns.flatMap(({ of, n }): AnswerCount[] =>
    Object.entries(of).map(([itemId, right], position) => ({
      ...{ itemId, version: versions[itemId] ?? 0, position, n },
      key: 2,
      chosen: right ? 2 : 0,
      score: Object.values(of).filter(Boolean).length,
    })),
  );
  const scores = patterns.map(({ of, n }) => {
    const score = Object.values(of).filter(Boolean).length;
    return { score, n, passed: score >= passMark ? n : 0 };
  });
  return lessonStatistics(answers, scores);
}

const all = (a: 0 | 1, b: 0 | 1, c: 0 | 1, d: 0 | 1, n: number): Pattern => ({
  of: { A: a, B: b, C: c, D: d },
  n,
});

/** 32 students; worked out from the single answers in Python, apart from this code. */
const uneven = [
  ...[all(1, 1, 1, 0, 8), all(1, 1, 0, 0, 7), all(1, 0, 1, 1, 6)],
  ...[all(0, 1, 0, 0, 5), all(1, 0, 0, 1, 4), all(0, 0, 0, 0, 2)],
];
const even = [
  ...[all(1, 1, 1, 1, 9), all(1, 1, 1, 0, 7), all(1, 1, 0, 0, 6)],
  ...[all(1, 0, 0, 0, 5), all(0, 0, 0, 0, 3), all(0, 1, 0, 1, 2)],
];

test('variances divide by S − 1', () => {
  const four = [2, 4, 4, 6].map((x) => ({ x, y: 10 - x, n: 1 }));
  expect(variance(four)).toBeCloseTo(8 / 3);
  expect(covariance(four)).toBeCloseTo(-8 / 3);
  expect(variance([{ x: 1, n: 1 }])).toBeNull();
});

test('the greatest covariance comes from both lists in order', () => {
  const pairs = [
    { x: 1, y: 0, n: 3 },
    { x: 0, y: 2, n: 2 },
  ];
  expect(sortedPairs(pairs)).toEqual([
    { x: 0, y: 0, n: 2 },
    { x: 1, y: 0, n: 1 },
    { x: 1, y: 2, n: 2 },
  ]);
});

test('items have the figures of Moodle’s definitions', () => {
  const { items } = statisticsOf(uneven);
  const [a, b, c, d] = items.map(({ figures }) => figures);
  expect(a).toMatchObject({ facility: 78.125, chosen: [7, 0, 25, 0] });
  expect(b?.facility).toBe(62.5);
  expect(a?.discrimination).toBeCloseTo(58.3202, 4);
  expect(b?.discrimination).toBeCloseTo(-47.7716, 4);
  expect(d?.discrimination).toBeCloseTo(-18.89, 4);
  expect(a?.efficiency).toBeCloseTo(100);
  expect(b?.efficiency).toBeCloseTo(-57.0093, 4);
  expect(d?.efficiency).toBeCloseTo(-25.4902, 4);
  expect(a?.weight).toBeCloseTo(36.432, 4);
  expect(c?.weight).toBeCloseTo(39.4119, 4);
  expect(d?.weight).toBeCloseTo(24.1561, 4);
  expect(b?.weight).toBeNull();
});

test('a check has its consistency, error ratio and standard error', () => {
  const { check, attempts, length } = statisticsOf(even);
  expect({ attempts, length, passed: check?.passed }).toEqual({
    attempts: 32,
    length: 4,
    passed: 9,
  });
  expect(check?.mean).toBe(2.4375);
  expect(check?.sd).toBeCloseTo(1.3183, 4);
  expect(check?.cic).toBeCloseTo(70.379, 3);
  expect(check?.errorRatio).toBeCloseTo(54.4252, 4);
  expect(check?.standardError).toBeCloseTo(0.7175, 4);
  expect(statisticsOf(uneven).check?.cic).toBeCloseTo(-7.6281, 4);
});

test('of drawn items each is judged by the attempts that drew it', () => {
  const drawn: Pattern[] = [
    { of: { A: 1, B: 1 }, n: 20 },
    { of: { A: 1, B: 0 }, n: 12 },
    { of: { A: 0, B: 0 }, n: 8 },
    { of: { A: 1, C: 1 }, n: 24 },
    { of: { A: 0, C: 1 }, n: 10 },
    { of: { A: 0, C: 0 }, n: 6 },
  ];
  const { items } = statisticsOf(drawn);
  expect(items.map(({ attempts }) => attempts)).toEqual([80, 40, 40]);
  expect(items.map(({ figures }) => figures?.facility)).toEqual([70, 50, 85]);
  const weights = items.map(({ figures }) => figures?.weight);
  expect(weights[0]).toBeCloseTo(50.1788, 4);
  expect(weights[1]).toBeCloseTo(55.7188, 4);
  expect(weights[2]).toBeCloseTo(43.9235, 4);
});

describe('what cannot be said', () => {
  test('below 30 first attempts only their number is told', () => {
    const few = statisticsOf([all(1, 1, 1, 0, 20), all(0, 0, 1, 1, 9)]);
    expect(few).toMatchObject({ attempts: 29, check: null });
    expect(few.items.map(({ attempts, figures }) => ({ attempts, figures }))).toEqual(
      Array(4).fill({ attempts: 29, figures: null }),
    );
    expect(statisticsOf([all(1, 1, 1, 0, 20), all(0, 0, 1, 1, 10)]).check).not.toBeNull();
  });

  test('an item that all get right has no discrimination, and that is not 0', () => {
    const { items } = statisticsOf([all(1, 1, 1, 0, 20), all(1, 0, 0, 1, 20)]);
    expect(items[0]?.figures).toMatchObject({
      facility: 100,
      discrimination: null,
      efficiency: null,
    });
  });

  test('a check in which all have the same score has no consistency', () => {
    expect(
      checkStatistics({
        scores: [{ score: 5, n: 40, passed: 40 }],
        positions: [{ n: 40, right: 40 }],
      }),
    ).toMatchObject({ mean: 5, sd: 0, cic: null, errorRatio: null, standardError: null });
  });

  test('a lesson that nobody tried is stored as such', () => {
    const nothing = lessonStatistics([], []);
    expect(lessonFigures.parse(JSON.parse(JSON.stringify(nothing)))).toEqual({
      attempts: 0,
      length: 0,
      check: null,
      items: [],
    });
  });
});
