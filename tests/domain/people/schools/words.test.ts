import { expect, test } from 'vitest';
import { cleanDay, dateProblem } from '#domain/people/schools/dates';
import { cleanSchoolCode, cleanSchoolName, kindNamed } from '#domain/people/schools/words';

test('a school code is what can be typed at sign-in', () => {
  expect(cleanSchoolCode(' ｓｆ01 ')).toBe('SF01');
  expect(cleanSchoolCode('2153001234')).toBe('2153001234');
  for (const text of ['', 'A', '一中', 'A-1', '215300123456789'])
    expect(cleanSchoolCode(text)).toBeUndefined();
});

test('a school name keeps its brackets and loses its blanks', () => {
  expect(cleanSchoolName('示范 小学(东校区)')).toBe('示范小学（东校区）');
  for (const text of ['', '校', '12345', '<b>校</b>', '学校530102201201011234'])
    expect(cleanSchoolName(text)).toBeUndefined();
});

test('kinds are read in the words of daily use', () => {
  expect(['小学', '九年制', '完中', '职高', 'nine-year', ' 高级 中学 '].map(kindNamed)).toEqual([
    ...['primary', 'nine-year', 'complete', 'vocational', 'nine-year', 'senior'],
  ]);
  expect(kindNamed('大学')).toBeUndefined();
});

test('days are read in several ways, and only real ones', () => {
  expect(['2026-9-1', '2026/09/01', '2026年9月1日'].map(cleanDay)).toEqual([
    ...['2026-09-01', '2026-09-01', '2026-09-01'],
  ]);
  for (const text of ['', '2026-02-30', '20260901', '九月']) expect(cleanDay(text)).toBeUndefined();
});

test('the earliest possible day is told', () => {
  const limits = { today: '2026-10-14', periodFrom: '2026-09-01', lastSeat: '2026-10-01' };
  expect(dateProblem('2026-10-01', limits)).toBeUndefined();
  expect(dateProblem('2026-10-15', limits)).toContain('今天之后');
  expect(dateProblem('2026-08-31', limits)).toContain('不能早于 2026-09-01');
  expect(dateProblem('2026-09-30', limits)).toContain('不能早于 2026-10-01');
});
