import { expect, test } from 'vitest';
import { comesFrom, hasGraduated, wantedNames } from '#domain/people/roster/transfer';

test.each([
  [
    'junior',
    2026,
    [
      ['junior', 2026],
      ['primary', 2020],
    ],
  ],
  [
    'senior',
    2026,
    [
      ['senior', 2026],
      ['junior', 2023],
    ],
  ],
  [
    'vocational',
    2026,
    [
      ['vocational', 2026],
      ['junior', 2023],
    ],
  ],
  ['primary', 2026, [['primary', 2026]]],
] as const)('a newcomer of %s %i comes from %j', (stage, entryYear, expected) => {
  const found = comesFrom({ stage, entryYear });
  expect(found.map((one) => [one.stage, one.entryYear])).toEqual(expected);
});

test('a class has graduated from the first of September on', () => {
  const sixth = { stage: 'primary', entryYear: 2020 } as const;
  expect(hasGraduated(sixth, '2026-08-31')).toBe(false);
  expect(hasGraduated(sixth, '2026-09-01')).toBe(true);
  expect(hasGraduated({ stage: 'junior', entryYear: 2027 }, '2026-10-01')).toBe(false);
});

test('a name is looked for once in every cohort it may come from', () => {
  const newcomer = (name: string, number: number) => ({
    row: { sheet: '', row: number, number: null, name, schoolClass: schoolClass(number) },
    ...{ number: String(number), name, schoolClass: schoolClass(number) },
  });
  const schoolClass = (number: number) => ({ stage: 'junior' as const, entryYear: 2026, number });
  expect(wantedNames([newcomer('李娜', 1), newcomer('李娜', 2), newcomer('王一', 1)])).toEqual([
    { stage: 'junior', entryYear: 2026, names: ['李娜', '王一'] },
    { stage: 'primary', entryYear: 2020, names: ['李娜', '王一'] },
  ]);
});
