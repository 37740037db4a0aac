import { expect, test } from 'vitest';
import { className, gradeName, gradeOf, schoolYearOf } from '#domain/people/grade';
import { stages } from '#domain/people/school';
import { dayOf, startOfDay } from '#domain/time';

test.each([
  ['2026-08-31', 2025],
  ['2026-09-01', 2026],
  ['2026-12-31', 2026],
  ['2027-01-01', 2026],
  ['2027-08-31', 2026],
  ['2027-09-01', 2027],
])('%s lies in the school year %i', (day, year) => {
  expect(schoolYearOf(day)).toBe(year);
});

const classThree = { stage: 'junior', entryYear: 2026, number: 3 } as const;

test.each([
  ['2026-08-31', '2026级3班'],
  ['2026-09-01', '七年级3班'],
  ['2027-08-31', '七年级3班'],
  ['2027-09-01', '八年级3班'],
  ['2029-08-31', '九年级3班'],
  ['2029-09-01', '2026级3班'],
])('on %s the class that entered in 2026 is %s', (day, name) => {
  expect(className(classThree, schoolYearOf(day))).toBe(name);
});

test('the night of 31 August turns at midnight in Shanghai, not in Greenwich', () => {
  const midnight = startOfDay('2027-09-01');
  expect(new Date(midnight).toISOString()).toBe('2027-08-31T16:00:00.000Z');
  expect([dayOf(midnight - 1), dayOf(midnight)]).toEqual(['2027-08-31', '2027-09-01']);
  expect(className(classThree, schoolYearOf(dayOf(midnight - 1)))).toBe('七年级3班');
  expect(className(classThree, schoolYearOf(dayOf(midnight)))).toBe('八年级3班');
});

test.each([
  ['primary', 1, '一年级'],
  ['primary', 6, '六年级'],
  ['junior', 1, '七年级'],
  ['junior', 3, '九年级'],
  ['senior', 1, '高一'],
  ['senior', 3, '高三'],
  ['vocational', 2, '中职二年级'],
] as const)('grade %s %i is called %s', (stage, grade, name) => {
  expect(gradeName(stage, grade)).toBe(name);
});

test.each(stages)(
  'a class of stage %s has no grade before it entered nor after it left',
  (stage) => {
    const years = stage === 'primary' ? 6 : 3;
    expect(gradeOf(stage, 2026, 2025)).toBeUndefined();
    expect(gradeOf(stage, 2026, 2026)).toBe(1);
    expect(gradeOf(stage, 2026, 2025 + years)).toBe(years);
    expect(gradeOf(stage, 2026, 2026 + years)).toBeUndefined();
  },
);
