import { expect, test } from 'vitest';
import { boosterDays, boosterState, oldestTermStart } from '#domain/learning/booster';

/** Half past eleven at night in Shanghai, when it is still the day before in Greenwich. */
const done = Date.parse('2026-10-14T23:30:00+08:00');

test('a booster opens four and twelve weeks after the day of the unit, in Shanghai', () => {
  expect(boosterDays(done, 4)).toEqual({ opensOn: '2026-11-11', aloneFrom: '2026-11-18' });
  expect(boosterDays(done, 12)).toEqual({ opensOn: '2027-01-06', aloneFrom: '2027-01-13' });
});

test.each([
  ['2026-11-10', true, 'later'],
  ['2026-11-11', false, 'class'],
  ['2026-11-11', true, 'open'],
  ['2026-11-17', false, 'class'],
  ['2026-11-18', false, 'open'],
  ['2027-06-30', false, 'open'],
] as const)('on %s (in class: %s) it is %s', (today, inClass, state) => {
  expect(boosterState(boosterDays(done, 4), undefined, inClass, today)).toBe(state);
});

test('whoever began it in class ends it anywhere, and once', () => {
  const days = boosterDays(done, 4);
  expect(boosterState(days, { finishedAt: null }, false, '2026-11-12')).toBe('begun');
  expect(boosterState(days, { finishedAt: done }, true, '2026-11-20')).toBe('done');
});

test('a year after its term began it is offered no more', () => {
  expect(oldestTermStart('2027-09-01')).toBe('2026-09-01');
});
