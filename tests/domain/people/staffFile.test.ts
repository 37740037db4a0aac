import { expect, test } from 'vitest';
import { readStaffRows, staffColumns } from '#domain/people/staffFile';
import { recordsOf } from '#domain/table';

const heading = ['登录名', '姓名', '职责', '班级', '变动'];
const read = (...rows: string[][]) => {
  const sheet = [heading, ...rows].map((cells, i) => ({ row: i + 1, cells }));
  return readStaffRows(recordsOf([{ name: '表', rows: sheet }], staffColumns).records);
};

test('a row is one role; the usual words are understood', () => {
  const { rows, problems } = read(
    ['li', '李芳', '班主任', '七年级1班', ''],
    ['li', '李芳', '学校管理员', '', '收回'],
    ['zhao', '赵敏', '禁毒办', '', '新增'],
  );
  expect(problems).toEqual([]);
  expect(rows.map(({ signInName, role, ends }) => [signInName, role, ends])).toEqual([
    ['li', 'teacher', false],
    ['li', 'school-admin', true],
    ['zhao', 'officer', false],
  ]);
});

test.each([
  ['no sign-in name', ['', '李芳', '班主任', '七年级1班', ''], '登录名'],
  ['no name', ['li', '', '班主任', '七年级1班', ''], '姓名'],
  ['an unknown role', ['li', '李芳', '校长', '', ''], '职责'],
  ['an unknown change', ['li', '李芳', '学校管理员', '', '删除'], '变动'],
  ['a teacher without a class', ['li', '李芳', '班主任', '', ''], '班级'],
])('%s is a problem of that row', (_what, row, column) => {
  const { rows, problems } = read(row);
  expect(rows).toEqual([]);
  expect(problems).toMatchObject([{ sheet: '表', row: 2, column: `“${column}”列` }]);
});

test('one sign-in name is one person', () => {
  const { problems } = read(
    ['li', '李芳', '班主任', '七年级1班', ''],
    ['li', '李强', '班主任', '七年级2班', ''],
  );
  expect(problems).toMatchObject([{ row: 3, what: expect.stringContaining('两个姓名') }]);
});
