import { describe, expect, test } from 'vitest';
import { type ClassTexts, classOf } from '#domain/people/roster/classOf';
import { parseClassText } from '#domain/people/roster/classText';
import { type SchoolKind, type Stage, stagesOf } from '#domain/people/school';

const day = '2026-10-01';
const at = (kind: SchoolKind, texts: ClassTexts, on = day) =>
  classOf(texts, { stages: stagesOf[kind], day: on });
const key = (stage: Stage, entryYear: number, number: number) => ({
  key: { stage, entryYear, number },
  entryDiffers: false,
});

describe('a junior school', () => {
  test.each([
    ...[
      '七年级3班',
      '七(3)班',
      '七(3)班',
      '七3班',
      '七三班',
      '7(3)班',
      '7.3班',
      '7-3',
      '七年3班',
      '7年级03班',
    ],
    ...[
      '初一3班',
      '初一(3)班',
      '初一年级3班',
      '初中一年级3班',
      '2026级3班',
      '26级(3)班',
      '初中2026级3班',
      '初2026级3班',
    ],
    ...[
      '703',
      '703班',
      '2603班',
      '明辨中学七年级(3)班',
      ' 七 年级 3 班 ',
      '七年级第3班',
      '七年级三班',
      '七【3】班',
      '一年级3班',
    ],
  ])('reads %s as 七年级3班', (text) => {
    expect(at('junior', { class: text })).toEqual(key('junior', 2026, 3));
  });

  test.each([
    ['七年级', '3班'],
    ['七年级', '3'],
    ['七年级', '03'],
    ['7', '(3)'],
    ['七', '三班'],
    ['初一', '七年级3班'],
    ['2026级', '3班'],
    ['2026', '七(3)班'],
    ['初一', '703'],
    ['初一', '103班'],
    ['初中', '七3班'],
    ['', '七3班'],
  ])('reads 年级 %j with 班级 %j as 七年级3班', (grade, text) => {
    expect(at('junior', { grade, class: text })).toEqual(key('junior', 2026, 3));
  });

  test('takes grade and class from 入学年份 and 班号', () => {
    expect(at('junior', { entryYear: 2025, class: '12' })).toEqual(key('junior', 2025, 12));
  });

  test('goes by the stated grade when 入学年份 differs, and says so', () => {
    expect(at('junior', { entryYear: 2026, class: '八年级1班' })).toEqual({
      ...key('junior', 2025, 1),
      entryDiffers: true,
    });
  });

  test('takes the class from around the list only where the columns are silent', () => {
    const around = { years: 7, number: 3 };
    expect(at('junior', { around })).toEqual(key('junior', 2026, 3));
    expect(at('junior', { around, class: '4班' })).toEqual(key('junior', 2026, 4));
    expect(at('junior', { around, class: '八年级4班' })).toEqual(key('junior', 2025, 4));
  });

  test.each([
    [{ class: '实验班' }, '看不懂班级「实验班」'],
    [{ class: '2026届3班' }, '看不懂班级'],
    [{ class: '7.1' }, '看不懂班级'],
    [{ class: '' }, '班级是空的'],
    [{ class: '3班' }, '看不出是哪个年级'],
    [{ class: '七年级' }, '没有写是第几班'],
    [{ class: '高一(2)班' }, '本校登记为初中，没有「高一(2)班」'],
    [{ class: '五年级1班' }, '本校登记为初中'],
    [{ class: '2019级1班' }, '现在不在校'],
    [{ class: '2022级1班' }, '现在不在校'],
    [{ class: '2028级1班' }, '现在不在校'],
    [{ class: '1班', entryYear: 2019 }, '现在不在校'],
    [{ grade: '七年级', class: '2025级1班' }, '对不上'],
    [{ grade: '七年级', class: '802班' }, '对不上'],
    [{ grade: '少年班', class: '1班' }, '看不懂年级'],
    [{ class: '000000201301010001' }, '「…」'],
  ] as [ClassTexts, string][])('refuses %j with: %s', (texts, words) => {
    const answer = at('junior', texts);
    expect('what' in answer && answer.what).toContain(words);
    expect('todo' in answer && answer.todo).toMatch(/。$/);
  });
});

test('a class that comes in September can be imported in summer, not in spring', () => {
  expect(at('junior', { class: '2026级1班' }, '2026-08-20')).toEqual(key('junior', 2026, 1));
  expect(at('junior', { class: '2026级1班' }, '2026-03-20')).toHaveProperty('what');
});

describe('schools of other kinds', () => {
  test.each([
    ['primary', '五年级2班', key('primary', 2022, 2)],
    ['primary', '小学五年级(2)班', key('primary', 2022, 2)],
    ['primary', '502', key('primary', 2022, 2)],
    ['primary', '2022级2班', key('primary', 2022, 2)],
    ['senior', '高一(2)班', key('senior', 2026, 2)],
    ['senior', '高中一年级2班', key('senior', 2026, 2)],
    ['senior', '一年级2班', key('senior', 2026, 2)],
    ['senior', '高2026级2班', key('senior', 2026, 2)],
    ['vocational', '中职一年级2班', key('vocational', 2026, 2)],
    ['vocational', '2025级12班', key('vocational', 2025, 12)],
    ['complete', '初二(2)班', key('junior', 2025, 2)],
    ['complete', '高中2025级2班', key('senior', 2025, 2)],
    ['nine-year', '一年级2班', key('primary', 2026, 2)],
    ['nine-year', '九年级2班', key('junior', 2024, 2)],
    ['nine-year', '101', key('primary', 2026, 1)],
  ] as const)('%s: %s', (kind, text, expected) => {
    expect(at(kind, { class: text })).toEqual(expected);
  });

  test('2025级 of a school with two stages needs the grade', () => {
    const answer = at('complete', { class: '2025级1班' });
    expect('what' in answer && answer.what).toBe('「2025级1班」可能是初中也可能是高中。');
    expect(at('complete', { grade: '高二', class: '2025级1班' })).toEqual(key('senior', 2025, 1));
  });

  test('高一 in a vocational school is not guessed', () => {
    const answer = at('vocational', { class: '高一1班' });
    expect('todo' in answer && answer.todo).toContain('中职一年级3班');
  });
});

test('halves of a class name are read as such', () => {
  expect(parseClassText('七年级')).toEqual({ years: 7 });
  expect(parseClassText('高一')).toEqual({ stage: 'senior', grade: 1 });
  expect(parseClassText('二十三班')).toEqual({ number: 23 });
  expect(parseClassText('七年级0班')).toBeUndefined();
});
