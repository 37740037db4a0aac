import { expect, test } from 'vitest';
import { monthsBefore } from '#domain/people/retention';

test.each([
  ['2026-10-14', 36, '2023-10-14'],
  ['2026-10-14', 0, '2026-10-14'],
  ['2026-03-31', 1, '2026-02-28'],
  ['2024-03-31', 1, '2024-02-29'],
  ['2026-01-15', 2, '2025-11-15'],
])('%s, %i months earlier, is %s', (day, months, then) => {
  expect(monthsBefore(day, months)).toBe(then);
});
