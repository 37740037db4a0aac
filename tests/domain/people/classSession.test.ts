import { expect, test } from 'vitest';
import { extended, minutesLeft, newRoomCode } from '#domain/people/classSession';
import { readableLetters, tidyCode } from '#domain/people/readableCode';
import { minutes, morning } from '#tests/support/clock';

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

test('ten minutes more at a time, two hours in all', () => {
  expect(extended(lasting(45))).toBe(morning + minutes(55));
  expect(extended(lasting(110))).toBe(morning + minutes(120));
  expect(extended(lasting(111))).toBeUndefined();
});
