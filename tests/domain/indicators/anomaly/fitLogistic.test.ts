import { expect, test } from 'vitest';
import { fitLogistic } from '#domain/indicators/anomaly/fitLogistic';

const times = (n: number, x: number, y: boolean) => Array.from({ length: n }, () => ({ x, y }));

test('of a table of two by two the slope is the log of the odds ratio, with Woolf’s error', () => {
  const fitted = fitLogistic([
    ...times(12, 1, true),
    ...times(28, 1, false),
    ...times(5, 0, true),
    ...times(55, 0, false),
  ]);
  expect(fitted?.slope).toBeCloseTo(Math.log((12 * 55) / (28 * 5)), 6);
  expect(fitted?.error).toBeCloseTo(Math.sqrt(1 / 12 + 1 / 28 + 1 / 5 + 1 / 55), 6);
  expect(fitted?.variance).toBeCloseTo(0.24, 12);
});

test('where x tells nothing the slope is 0', () => {
  const even = [0, 1, 2].flatMap((x) => [...times(3, x, true), ...times(9, x, false)]);
  expect(fitLogistic(even)?.slope).toBeCloseTo(0, 9);
});

test('data that determine no slope have none', () => {
  expect(fitLogistic([...times(4, 2, true), ...times(9, 2, false)]), 'all x alike').toBeUndefined();
  expect(fitLogistic([...times(4, 0, false), ...times(4, 1, true)]), 'x divides y').toBeUndefined();
});
