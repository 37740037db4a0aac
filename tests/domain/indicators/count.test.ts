import { expect, test } from 'vitest';
import { addCounts, isComplete, percentText } from '#domain/indicators/count';

test.each([
  [0, 0, '—'],
  [0, 5, '0.0%'],
  [1, 3, '33.3%'],
  [2, 3, '66.6%'],
  [1, 2, '50.0%'],
  [999, 1000, '99.9%'],
  [9999, 10_000, '99.9%'],
  [999_999, 1_000_000, '99.9%'],
  [1, 1_000_000, '0.0%'],
  [5, 5, '100%'],
  [6, 5, '数据有误'],
  [1, 0, '数据有误'],
])('%i of %i is %s', (done, of, text) => {
  expect(percentText({ done, of })).toBe(text);
});

test('100% is printed for all of them and for nothing less', () => {
  for (let of = 1; of <= 3000; of += 7) {
    expect(percentText({ done: of, of })).toBe('100%');
    expect(percentText({ done: of - 1, of })).not.toContain('100');
  }
});

test('a percentage never says more than there is', () => {
  for (let of = 1; of <= 400; of += 3) {
    for (let done = 0; done < of; done += 1) {
      const shown = Number(percentText({ done, of }).replace('%', ''));
      expect(shown).toBeLessThanOrEqual((done / of) * 100 + 1e-9);
      expect(shown).toBeGreaterThan((done / of) * 100 - 0.1 - 1e-9);
    }
  }
});

test('counts are added, not averaged', () => {
  const sum = addCounts([
    { done: 1, of: 1 },
    { done: 0, of: 9 },
  ]);
  expect(sum).toEqual({ done: 1, of: 10 });
  expect(percentText(sum)).toBe('10.0%');
});

test('the sum of nothing is 0 of 0', () => {
  expect(addCounts([])).toEqual({ done: 0, of: 0 });
});

test.each([
  [5, 5, true],
  [4, 5, false],
  [0, 0, false],
  [6, 5, false],
])('%i of %i is complete: %s', (done, of, complete) => {
  expect(isComplete({ done, of })).toBe(complete);
});
