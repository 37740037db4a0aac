import { expect, test } from 'vitest';
import {
  extended,
  isTooShort,
  mayCorrect,
  minutesLeft,
  newRoomCode,
  plannedEvidence,
} from '#domain/people/classSession';
import { readableLetters, tidyCode } from '#domain/people/readableCode';
import { hours, minutes, morning } from '#tests/support/clock';

const lasting = (n: number) => ({ openedAt: morning, closesAt: morning + minutes(n) });

test('a code has six letters that nobody confuses', () => {
  expect(newRoomCode(() => 0)).toBe('333333');
  expect(newRoomCode((n) => n - 1)).toBe('YYYYYY');
  expect(readableLetters).not.toMatch(/[0O1IL2Z5S8BUV]/);
  expect(new Set(readableLetters).size).toBe(23);
});

test('a code may be typed small, full-width and with gaps', () => {
  expect(tidyCode(' 3ａc-d ＥＦ　')).toBe('3ACDEF');
});

test('the minute that has begun is still there, and then none', () => {
  expect(minutesLeft(lasting(45), morning)).toBe(45);
  expect(minutesLeft(lasting(45), morning + 1)).toBe(45);
  expect(minutesLeft(lasting(45), morning + minutes(44) + 1)).toBe(1);
  expect(minutesLeft(lasting(45), morning + minutes(45))).toBe(0);
  expect(minutesLeft(lasting(45), morning + minutes(50))).toBe(0);
});

const school = {
  hours: [{ firstDay: 1, lastDay: 5, from: 9 * 60, until: 10 * 60 }],
  extraDays: [],
  daysOff: [{ first: '2026-10-01', last: '2026-10-07' }],
};

test('ten minutes more at a time, two hours in all', () => {
  const more = (n: number) => extended({ ...lasting(n), evidence: 'C' }, school);
  expect(more(45)).toEqual({ closesAt: morning + minutes(55) });
  expect(more(110)).toEqual({ closesAt: morning + minutes(120) });
  expect(more(111)).toEqual({ refused: 'too-long' });
});

test('a session of class A is not extended out of the school hours', () => {
  const more = (n: number) => extended({ ...lasting(n), evidence: 'A' }, school);
  expect(more(50)).toEqual({ closesAt: morning + minutes(60) });
  expect(more(51)).toEqual({ refused: 'after-hours' });
});

test('a session is class A if all of it lies within school hours', () => {
  expect(plannedEvidence(lasting(60), school)).toBe('A');
  expect(plannedEvidence(lasting(61), school)).toBe('C');
});

test('it must last to the least minute, and may be corrected for a day after', () => {
  expect(isTooShort(morning, morning + minutes(20) - 1, 20)).toBe(true);
  expect(isTooShort(morning, morning + minutes(20), 20)).toBe(false);
  expect(mayCorrect(null, morning)).toBe(true);
  expect(mayCorrect(morning, morning + hours(24) - 1)).toBe(true);
  expect(mayCorrect(morning, morning + hours(24))).toBe(false);
});
