import { describe, expect, test } from 'vitest';
import { quote } from '#domain/people/roster/problem';
import { cleanName, cleanNumber, cleanYear, looksLikeId, tidy } from '#domain/people/roster/values';

describe('a 学号', () => {
  test.each([
    ['0301', '0301'],
    [' 03 01 ', '0301'],
    ['0301', '0301'],
    ['\u200b0301\u00a0', '0301'],
    ['S-2025-01', 'S-2025-01'],
    ["'0301", '0301'],
    ['="0301"', '0301'],
    [20250301, '20250301'],
  ])('%j is kept as the text %s', (cell, value) => {
    expect(cleanNumber(cell)).toEqual({ value });
  });

  test.each([
    ['000000201301010001', 'id'],
    ['00000020130101000X', 'id'],
    ['000000 2013-0101 000x', 'id'],
    ['G000000201301010001', 'id'],
    ['000000201301010001', 'id'],
    ['000000130101001', 'id'],
    [100000130101001, 'id'],
    ['S000000201301010001-1', 'id'],
    [1.23456e17, 'scientific'],
    ['1.23E+17', 'scientific'],
    ['1.23457E+11', 'scientific'],
    ['=A2+1', 'formula'],
    [{ odd: 'formula' }, 'formula'],
    [{ odd: 'date', year: 2025 }, 'date'],
    [{ odd: 'other' }, 'form'],
    [3.5, 'form'],
    [-3, 'form'],
    ['三号', 'form'],
    ['#N/A', 'error'],
    ['#DIV/0!', 'error'],
    ['1.23e17', 'scientific'],
    ['', 'blank'],
    ['  ', 'blank'],
    [null, 'blank'],
  ] as const)('%j is refused as %s', (cell, flaw) => {
    expect(cleanNumber(cell)).toEqual({ flaw });
  });
});

describe('a 姓名', () => {
  test.each([
    [' 王 一一 ', '王一一'],
    ['王\n一一', '王一一'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽 ・ 买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['阿依古丽‧买买提', '阿依古丽·买买提'],
    ['Ali•Yusuf', 'Ali·Yusuf'],
    ['张\u200b\u3000三', '张三'],
    ['𠮷\u{e0100}𪚥', '𠮷𪚥'],
    ['\u2f00王', '一王'],
    ['Wang Yi', 'Wang Yi'],
    ['王一一2', '王一一2'],
    ['王〇一', '王〇一'],
  ])('%j becomes %s', (cell, value) => {
    expect(cleanName(cell)).toEqual({ value });
  });

  test.each([
    ['000000201301010001', 'id'],
    ['王一一000000201301010001', 'id'],
    [100000130101001, 'id'],
    ['王*一', 'form'],
    ['王?', 'form'],
    ['13000000000', 'form'],
    ['=B2', 'formula'],
    [12, 'form'],
    ['王'.repeat(41), 'form'],
    [null, 'blank'],
  ] as const)('%j is refused as %s', (cell, flaw) => {
    expect(cleanName(cell)).toEqual({ flaw });
  });
});

test('入学年份 is the year of any usual form', () => {
  expect(
    [2025, '2025', '2025级', '202509', '2025-09-01', '2025年9月', '20250901'].map(cleanYear),
  ).toEqual(Array(7).fill(2025));
  expect(cleanYear({ odd: 'date', year: 2024 })).toBe(2024);
  expect([cleanYear(null), cleanYear(''), cleanYear('去年'), cleanYear(45536)]).toEqual([
    'blank',
    'blank',
    'form',
    'form',
  ]);
});

test('a student number of ten digits is not taken for an identity number', () => {
  expect(looksLikeId('2025010301')).toBe(false);
});

test('a value in a message is short and never a long number', () => {
  expect(quote('实验班')).toBe('「实验班」');
  expect(quote('000000201301010001')).toBe('「…」');
  expect(quote('电话 130-0000-0000')).toBe('「…」');
  expect(quote('很'.repeat(50)).length).toBeLessThan(24);
  expect(tidy('\u202e3班\u0000')).toBe('3班');
});
