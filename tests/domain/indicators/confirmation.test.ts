import { expect, test } from 'vitest';
import { confirmationFor, confirmationState } from '#domain/indicators/confirmation';

test('a confirmation holds while the list is the same, and not of a list that is gone', () => {
  expect(confirmationState(undefined, 'a')).toBe('unconfirmed');
  expect(confirmationState('a', 'a')).toBe('confirmed');
  expect(confirmationState('a', 'b')).toBe('outdated');
  expect(confirmationState('a', undefined)).toBe('outdated');
});

test('what was confirmed for a day counts for that day, else the newest', () => {
  const first = { takenOn: '2026-09-30' };
  const again = { takenOn: '2026-09-30' };
  const later = { takenOn: '2026-11-20' };
  const all = [first, again, later];
  expect(confirmationFor(all, '2026-09-30')).toBe(again);
  expect(confirmationFor(all, '2026-11-20')).toBe(later);
  expect(confirmationFor(all, '2026-10-15')).toBe(later);
  expect(confirmationFor([], '2026-10-15')).toBeUndefined();
});
