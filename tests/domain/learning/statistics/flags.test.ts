import { expect, test } from 'vitest';
import type { ItemFigures } from '#domain/learning/statistics/figures';
import { flagsOf, idleOptions, misleadingOptions } from '#domain/learning/statistics/flags';

const today = '2026-10-14';
const good: ItemFigures = {
  facility: 60,
  discrimination: 30,
  efficiency: 40,
  weight: 20,
  chosen: [120, 40, 20, 20],
};
const judged = (figures: Partial<ItemFigures> | null, rest = {}) =>
  flagsOf(
    {
      figures: figures && { ...good, ...figures },
      key: 0,
      reviewBy: '2027-11-01',
      openReports: 0,
      ...rest,
    },
    today,
  );

test('a sound item has no flag, and that nearly all know it is no fault', () => {
  expect(judged({})).toEqual([]);
  expect(judged({ facility: 99, chosen: [180, 7, 6, 7] })).toEqual([]);
});

test('a negative discrimination is a fault; none and nearly none are not', () => {
  expect(judged({ discrimination: -0.1 })).toEqual(['negative']);
  expect(judged({ discrimination: -0.01 })).toEqual([]);
  expect(judged({ discrimination: null })).toEqual([]);
});

test('a distractor that more choose than the key is named', () => {
  expect(judged({ chosen: [80, 81, 20, 19] })).toEqual(['misleading']);
  expect(misleadingOptions({ ...good, chosen: [80, 81, 20, 19] }, 0)).toEqual([1]);
  expect(judged({ chosen: [80, 80, 20, 20] })).toEqual([]);
});

test('a distractor below 2 % is idle once 200 had the chance', () => {
  expect(judged({ chosen: [157, 20, 20, 3] })).toEqual(['idle']);
  expect(idleOptions({ ...good, chosen: [157, 20, 20, 3] }, 0)).toEqual([3]);
  expect(judged({ chosen: [156, 20, 20, 4] })).toEqual([]);
  expect(judged({ chosen: [156, 20, 20, 3] })).toEqual([]);
});

test('what was to be looked at again and what was reported is flagged without any figures', () => {
  expect(judged(null, { reviewBy: '2026-10-13', openReports: 2 })).toEqual(['overdue', 'reported']);
  expect(judged(null, { reviewBy: today })).toEqual([]);
  expect(judged(null, { reviewBy: null })).toEqual([]);
});
