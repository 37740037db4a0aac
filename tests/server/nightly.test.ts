import '#tests/support/settings';
import { expect, test } from 'vitest';
import { nextNight } from '#server/nightly';

const at = (time: string) => Date.parse(`${time}:00+08:00`);

test('the night’s work begins at 03:17 in Shanghai, today or tomorrow', () => {
  expect(nextNight(at('2026-10-14T02:00'))).toBe(at('2026-10-14T03:17'));
  expect(nextNight(at('2026-10-14T03:17'))).toBe(at('2026-10-15T03:17'));
  expect(nextNight(at('2026-12-31T23:59'))).toBe(at('2027-01-01T03:17'));
});
