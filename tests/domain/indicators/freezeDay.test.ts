import { expect, test } from 'vitest';
import { freezeDayOf } from '#domain/indicators/freezeDay';

const term = (startsOn: string, endsOn: string, freezesOn: string | null = null) =>
  freezeDayOf({ startsOn, endsOn, freezesOn });

test('the autumn roll is of 30 September, the spring roll of 1 March', () => {
  expect(term('2026-09-01', '2027-01-31')).toBe('2026-09-30');
  expect(term('2027-02-01', '2027-08-31')).toBe('2027-03-01');
});

test('a term may say otherwise', () => {
  expect(term('2026-09-01', '2027-01-31', '2026-10-15')).toBe('2026-10-15');
});

test('a term without either day is frozen on its first', () => {
  expect(term('2026-10-08', '2027-01-31')).toBe('2026-10-08');
});
