import { expect, test } from 'vitest';
import { checkLength, passMark, retakeAt, secondsTooFast } from '#domain/learning/rules';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

test('a check is passed with four of five', () => {
  expect([passMark, checkLength]).toEqual([4, 5]);
});

test.each([
  [1, 10],
  [2, 20],
  [3, 40],
  [4, 80],
])('after try %i the pause is %i minutes', (tries, pause) => {
  expect(retakeAt(1000, tries, 10)).toBe(1000 + pause * minuteMs);
});

test('no pause is longer than a day, however many tries', () => {
  for (const tries of [9, 50, 1100]) expect(retakeAt(1000, tries, 10)).toBe(1000 + dayMs);
});

test('an installation may do without a pause', () => {
  expect(retakeAt(1000, 5, 0)).toBe(1000);
});

const steps = [{ floorSeconds: 10 }, { floorSeconds: 30 }, { floorSeconds: 60 }];
test.each([
  [0, 100, 100],
  [99_000, 100, 1],
  [99_001, 100, 1],
  [99_999, 100, 1],
  [100_000, 100, 0],
  [500_000, 100, 0],
  [49_000, 50, 1],
  [50_000, 50, 0],
  [0, 0, 0],
])(
  'after %i ms, at %i percent of the floors, %i seconds are missing',
  (passedMs, percent, missing) => {
    expect(secondsTooFast({ steps, startedAt: 7000 }, [], 7000 + passedMs, percent)).toBe(missing);
  },
);

test('a lesson without steps is never too fast', () => {
  expect(secondsTooFast({ steps: [], startedAt: 0 }, [], 0, 100)).toBe(0);
});

/** A lesson of 100 seconds. */
const begunAt = (seconds: number) => ({ steps, startedAt: seconds * 1000 });
test.each([
  ['begun together, the second needs the time of both', 0, [0], 100, 100],
  ['and the third that of three', 0, [0, 0], 250, 50],
  ['one after the other each needs its own', 100, [0], 200, 0],
  ['begun a little before the other was done', 90, [0], 200, 0],
  ['one left open for long lends the others no time', 1000, [0, 1000], 1100, 100],
  ['a lesson of last week is no matter', 1000, [0], 1100, 0],
])('lessons side by side: %s', (_, begun, others, now, missing) => {
  expect(secondsTooFast(begunAt(begun), others.map(begunAt), now * 1000, 100)).toBe(missing);
});
