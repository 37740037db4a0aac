import { expect, test } from 'vitest';
import { accountUse, needsConsent } from '#domain/people/consent';
import type { Stage } from '#domain/people/school';

const autumn = '2026-10-14';
const through8 = (stage: Stage, entryYear: number, day = autumn) =>
  needsConsent({ stage, entryYear }, day, 8);

test.each([
  ['五年级', 'primary', 2022, true],
  ['七年级', 'junior', 2026, true],
  ['八年级', 'junior', 2025, true],
  ['九年级', 'junior', 2024, false],
  ['高一', 'senior', 2026, false],
  ['中职一年级', 'vocational', 2026, false],
] as const)('%s needs a form: %s %i → %s', (_name, stage, entryYear, needed) => {
  expect(through8(stage, entryYear)).toBe(needed);
});

test('the last form is needed on 31 August of grade 8', () => {
  expect(through8('junior', 2025, '2027-08-31')).toBe(true);
  expect(through8('junior', 2025, '2027-09-01')).toBe(false);
});

test('years go on counting after the class has left its stage', () => {
  expect(through8('primary', 2019)).toBe(true);
  expect(through8('primary', 2018)).toBe(false);
});

test('the setting 0 asks nobody, 12 asks everybody', () => {
  const asks = (through: number) =>
    (['primary', 'senior'] as const).map((stage) =>
      needsConsent({ stage, entryYear: 2026 }, autumn, through),
    );
  expect(asks(0)).toEqual([false, false]);
  expect(asks(12)).toEqual([true, true]);
});

test('only a collected form opens the account outside the class, where one is needed', () => {
  const uses = (needed: boolean) =>
    (['collected', 'declined', 'pending'] as const).map((state) => accountUse(state, needed));
  expect(uses(true)).toEqual(['anywhere', 'class-session', 'class-session']);
  expect(uses(false)).toEqual(['anywhere', 'anywhere', 'anywhere']);
});
