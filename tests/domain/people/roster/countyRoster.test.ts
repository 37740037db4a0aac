import { expect, test } from 'vitest';
import type { KnownSchool } from '#domain/people/roster/context';
import { problemsOf, readRoster } from '#domain/people/roster/readRoster';
import type { Cell } from '#domain/people/roster/sheet';

const schools: KnownSchool[] = [
  { id: 1, code: 'SF01', name: '示范第一中学', stages: ['junior'] },
  { id: 2, code: 'SF02', name: '示范小学（东校区）', stages: ['primary'] },
  { id: 3, code: 'SF03', name: '育才学校', stages: ['primary', 'junior'] },
  { id: 4, code: 'SF04', name: '育才学校', stages: ['senior'] },
];

function read(name: string, ...rows: Cell[][]) {
  const context = { day: '2026-10-01', stages: [], schools, maxRows: 200_000 };
  const result = readRoster([{ name, rows, merges: [] }], context);
  if ('unusable' in result) throw new Error(result.unusable.detail);
  return { ...result.file, problems: problemsOf(result.file) };
}

test('each row is read with the stages of its own school', () => {
  const { rows, problems, dropped } = read(
    '全县',
    ['学校名称', '学校代码', '学号', '姓名', '班级'],
    ['示范第一中学', 'SF01', '1', '学生一', '一年级1班'],
    ['示范小学(东校区)', '', '1', '学生二', '一年级1班'],
    ['', 'sf04', '1', '学生三', '2026级1班'],
    ['别的写法', 'SF02', '2', '学生四', '2025级1班'],
  );
  expect(problems).toEqual([]);
  expect(rows.map(({ school, schoolClass }) => [school, schoolClass.stage])).toEqual([
    [1, 'junior'],
    [2, 'primary'],
    [4, 'senior'],
    [2, 'primary'],
  ]);
  expect(dropped).toEqual([]);
});

test('a school that is unknown, missing, ambiguous or contradictory is a problem of its row', () => {
  const { rows, problems } = read(
    '全县',
    ['学校', '学校标识码', '姓名', '班级'],
    ['没有的中学', null, '学生一', '七年级1班'],
    [null, 'SF99', '学生二', '七年级1班'],
    [null, null, '学生三', '七年级1班'],
    ['育才学校', null, '学生四', '七年级1班'],
    ['示范第一中学', 'SF02', '学生五', '五年级1班'],
    ['示范第一中学', null, '学生六', '五年级1班'],
    [{ odd: 'formula' }, null, '学生七', '七年级1班'],
  );
  expect(rows).toEqual([]);
  expect(problems.map(({ row, column, what }) => `${row} ${column} ${what}`)).toEqual([
    '2 A 列「学校」 本地区没有叫「没有的中学」的学校。',
    '3 B 列「学校标识码」 本地区没有代码为「SF99」的学校。',
    '4 A 列「学校」 没有写学校。',
    '5 A 列「学校」 有 2 所学校都叫「育才学校」。',
    '6 B 列「学校标识码」 学校名称和学校代码对不上：这个代码是「示范小学(东校区)」的。',
    '7 D 列「班级」 本校登记为初中，没有「五年级1班」。',
    '8 A 列「学校」 学校是公式，显示的结果可能已经过时，没有采用。',
  ]);
  expect(problems.every(({ sheet, todo }) => sheet === '全县' && todo.endsWith('。'))).toBe(true);
});

test('a sheet named after a school needs no column; without both it is said', () => {
  const heads = ['学号', '姓名', '班级'];
  const student = ['1', '学生一', '七年级1班'];
  expect(read('示范第一中学', heads, student).rows[0]?.school).toBe(1);
  expect(read('Sheet1', heads, student).problems[0]?.what).toBe('缺少“学校”列。');
});

test('numbers are looked at within a school', () => {
  const { problems } = read(
    '全县',
    ['学校代码', '学号', '姓名', '班级'],
    ['SF01', '1', '学生一', '七年级1班'],
    ['SF02', '1', '学生二', '五年级1班'],
    ['SF01', '1', '学生三', '七年级2班'],
  );
  expect(problems.map(({ row }) => row)).toEqual([4]);
});
