import { expect, test } from 'vitest';
import {
  inSchoolHours,
  isDayOff,
  readDaysOff,
  readSchoolHours,
  type SchoolHours,
  schoolHoursWords,
} from '#domain/people/schoolHours';

const school = (text: string, ...extraDays: string[]): SchoolHours => {
  const hours = readSchoolHours(text);
  if (!hours) throw new Error(`not hours: ${text}`);
  return { hours, extraDays, daysOff: [] };
};
const usual = school('1-5 07:30-18:00');
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const within = (from: string, until: string, hours = usual) =>
  inSchoolHours(hours, at(from), at(until));

test.each([
  ['a Wednesday morning', '2026-10-14T09:00', '2026-10-14T09:45', true],
  ['from the first minute to the last', '2026-10-14T07:30', '2026-10-14T18:00', true],
  ['a minute before', '2026-10-14T07:29', '2026-10-14T08:30', false],
  ['a minute after', '2026-10-14T17:20', '2026-10-14T18:01', false],
  ['a Friday', '2026-10-16T09:00', '2026-10-16T09:45', true],
  ['a Saturday', '2026-10-17T09:00', '2026-10-17T09:45', false],
  ['over the night between two school days', '2026-10-14T17:30', '2026-10-15T08:30', false],
])('%s', (_, from, until, expected) => {
  expect(within(from, until)).toBe(expected);
});

test('a make-up day has the hours of a Monday, and only those', () => {
  const made = school('1-5 07:30-18:00,7 19:00-21:00', '2026-10-10');
  expect(within('2026-10-10T09:00', '2026-10-10T09:45', made)).toBe(true);
  expect(within('2026-10-10T19:00', '2026-10-10T19:45', made)).toBe(false);
  expect(within('2026-10-17T09:00', '2026-10-17T09:45', made)).toBe(false);
  expect(within('2026-10-18T19:00', '2026-10-18T19:45', made)).toBe(true);
});

const golden = { ...usual, daysOff: readDaysOff('2026-09-25, 2026-10-01..2026-10-07') ?? [] };

test.each([
  ['the day before', '2026-09-30T09:00', '2026-09-30T09:45', true],
  ['the first day', '2026-10-01T09:00', '2026-10-01T09:45', false],
  ['the last day', '2026-10-07T09:00', '2026-10-07T09:45', false],
  ['the day after', '2026-10-08T09:00', '2026-10-08T09:45', true],
  ['a single day', '2026-09-25T09:00', '2026-09-25T09:45', false],
])('on %s of the holidays', (_, from, until, expected) => {
  expect(within(from, until, golden)).toBe(expected);
});

test('a session over midnight into a holiday is not within', () => {
  const always = { ...school('1-7 00:00-24:00'), daysOff: golden.daysOff };
  expect(within('2026-09-30T23:50', '2026-10-01T00:10', always)).toBe(false);
  expect(within('2026-09-30T23:10', '2026-09-30T23:50', always)).toBe(true);
});

test('days off are dates and ranges, and nothing else', () => {
  expect(readDaysOff('')).toEqual([]);
  expect(readDaysOff(' 2026-10-01 .. 2026-10-07 ,')).toEqual([
    { first: '2026-10-01', last: '2026-10-07' },
  ]);
  const [later, none] = ['2026-10-07..2026-10-01', '2026-02-30'];
  for (const text of [later, none, '2026-10-01..', '10-01', '2026-10-01..2026-10-02..2026-10-03']) {
    expect(readDaysOff(text), text).toBeUndefined();
  }
  expect(isDayOff(golden, '2026-10-05')).toBe(true);
  expect(isDayOff(golden, '2026-10-10')).toBe(false);
});

test('all day on all days is always, midnight included', () => {
  const always = school('1-7 00:00-24:00');
  expect(within('2026-10-17T23:50', '2026-10-18T00:35', always)).toBe(true);
});

test('what is no time of a week is refused', () => {
  for (const text of ['', '1-5', '8 07:00-08:00', '5-1 07:00-08:00', '1 08:00-07:00']) {
    expect(readSchoolHours(text), text).toBeUndefined();
  }
  for (const text of ['1 07:60-08:00', '1 07:00-24:01', '1-5 7:30-18:00', '1 07:00-08:00,']) {
    expect(readSchoolHours(text), text).toBeUndefined();
  }
});

test('hours are told in words', () => {
  expect(schoolHoursWords(school('1-5 07:30-18:00, 7 19:00-21:30'))).toBe(
    '周一至周五 07:30—18:00，周日 19:00—21:30',
  );
});
