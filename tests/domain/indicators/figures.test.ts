import { expect, test } from 'vitest';
import {
  counts,
  evidenceClasses,
  ownAccountEvidence,
  resetShadowMs,
} from '#domain/indicators/evidence';
import {
  type ClassCount,
  countedIn,
  countOf,
  noCounters,
  rollUp,
} from '#domain/indicators/figures';
import { metrics } from '#domain/indicators/metric';

/** A class with some done in each metric: by evidence A, B, C, D. */
function classOf(
  size: number,
  done: [number, number, number, number],
  required = true,
): ClassCount {
  const [A, B, C, D] = done;
  const counters = noCounters();
  for (const metric of metrics) counters[metric] = { A, B, C, D };
  return { size, required, counters, mastered: { split: { A, B, C, D: 0 }, of: size } };
}

test('A and B count, C is shown only and D belongs to the survey', () => {
  expect(evidenceClasses.filter(counts)).toEqual(['A', 'B']);
  expect(countedIn({ A: 1, B: 10, C: 100, D: 1000 })).toBe(11);
});

test('classes roll up into sums of students and of every evidence', () => {
  const total = rollUp([classOf(40, [1, 2, 3, 0]), classOf(50, [10, 20, 5, 0])]);
  expect(total.roll).toBe(90);
  for (const metric of metrics) {
    expect(total[metric]).toEqual({ split: { A: 11, B: 22, C: 8, D: 0 }, of: 90 });
    expect(countOf(total[metric])).toEqual({ done: 33, of: 90 });
  }
});

test('a class 无任务 stands outside 完成率, with its size and with what it did', () => {
  const total = rollUp([classOf(40, [0, 40, 0, 0]), classOf(50, [0, 7, 0, 0], false)]);
  expect(total).toMatchObject({
    roll: 90,
    registered: { of: 90 },
    used: { split: { B: 47 }, of: 90 },
  });
  expect(total.completed).toEqual({ split: { A: 0, B: 40, C: 0, D: 0 }, of: 40 });
});

test('a unit where every class is 无任务 has a completion of 0 of 0', () => {
  expect(countOf(rollUp([classOf(50, [0, 7, 0, 0], false)]).completed)).toEqual({ done: 0, of: 0 });
});

test('no class is nothing of nobody', () => {
  expect(rollUp([])).toMatchObject({ roll: 0, used: { of: 0 } });
});

test('it makes no difference in which order and which groups classes are added', () => {
  const classes = [
    classOf(40, [1, 2, 3, 0]),
    classOf(50, [0, 0, 9, 0], false),
    classOf(3, [3, 0, 0, 0]),
  ];
  expect(rollUp(classes.toReversed())).toEqual(rollUp(classes));
});

test('adding up changes none of the classes', () => {
  const one = classOf(40, [1, 2, 3, 0]);
  const before = structuredClone(one);
  rollUp([one, classOf(50, [1, 1, 1, 0])]);
  expect(one).toEqual(before);
});

const resetAt = 1_000_000;
test.each([
  ['without a reset', null, resetAt, 'B'],
  ['before the reset', resetAt, resetAt - 1, 'B'],
  ['at the moment of the reset', resetAt, resetAt, 'C'],
  ['a millisecond before 24 hours are over', resetAt, resetAt + resetShadowMs - 1, 'C'],
  ['24 hours after it', resetAt, resetAt + resetShadowMs, 'B'],
])('an act %s is of its class', (_when, reset, at, evidence) => {
  expect(ownAccountEvidence(at, reset)).toBe(evidence);
});
