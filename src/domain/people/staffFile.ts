import type { Columns, TableRecord } from '../table.ts';
import { recordProblem } from '../table.ts';
import { type Role, roleNames } from './role.ts';
import { type Problem, quote } from './roster/problem.ts';
import { displayNameProblem, signInNameProblem, tidySignInName } from './staffName.ts';

/** The headings of a file of staff. One row a role; who has two roles stands in two rows. */
export const staffColumns = {
  signInName: { names: ['登录名', '用户名', '账号'] },
  displayName: { names: ['姓名', '名字'] },
  role: { names: ['职责', '角色', '身份'] },
  class: { names: ['班级', '任教班级'], optional: true },
  school: { names: ['学校代码'], optional: true },
  region: { names: ['地区代码'], optional: true },
  change: { names: ['变动', '操作'], optional: true },
} satisfies Columns<string>;

type Key = keyof typeof staffColumns;

/** A row whose words are understood; its place is still text. */
export type StaffFileRow = {
  record: TableRecord<Key>;
  signInName: string;
  displayName: string;
  role: Role;
  classText: string;
  schoolCode: string;
  regionCode: string;
  /** The role is to end; nobody loses one by standing in no row. */
  ends: boolean;
};

const roleWords: Record<string, Role> = {
  ...Object.fromEntries(Object.entries(roleNames).map(([role, name]) => [name, role as Role])),
  校管理员: 'school-admin',
  教育局: 'officer',
  禁毒办管理员: 'officer',
  禁毒办: 'officer',
};

const changeWords: Record<string, boolean> = {
  '': false,
  加: false,
  增加: false,
  新增: false,
  收回: true,
  停用: true,
};

/** Reads the words of each row; a row with a problem is left out. */
export function readStaffRows(records: readonly TableRecord<Key>[]): {
  rows: StaffFileRow[];
  problems: Problem[];
} {
  const rows: StaffFileRow[] = [];
  const problems: Problem[] = [];
  const names = new Map<string, string>();
  for (const record of records) {
    const row = readRow(record, names);
    if ('what' in row) problems.push(row);
    else rows.push(row);
  }
  return { rows, problems };
}

/** A problem of a row, for rules that only the reader of the whole file knows. */
export const staffProblem = (
  { record }: Pick<StaffFileRow, 'record'>,
  key: Key,
  what: string,
  todo: string,
): Problem => recordProblem(record, staffColumns, key, what, todo);

/** @param names of the rows before, by sign-in name */
function readRow(record: TableRecord<Key>, names: Map<string, string>): StaffFileRow | Problem {
  const { values } = record;
  const wrong = (key: Key, what: string, todo = '请改好再上传。') =>
    recordProblem(record, staffColumns, key, what, todo);
  const signInName = tidySignInName(values.signInName);
  const badName = signInNameProblem(signInName);
  if (badName) return wrong('signInName', badName);
  const badShown = displayNameProblem(values.displayName);
  if (badShown) return wrong('displayName', badShown);
  const other = names.get(signInName);
  if (other !== undefined && other !== values.displayName) {
    return wrong(
      'displayName',
      `同一个登录名在文件里有两个姓名：${quote(other)}和${quote(values.displayName)}。`,
    );
  }
  names.set(signInName, values.displayName);
  const role = roleWords[values.role.replaceAll(' ', '')];
  if (!role) {
    const known = Object.values(roleNames).join('、');
    return wrong('role', `看不懂职责${quote(values.role)}。`, `请写成${known}中的一个。`);
  }
  const ends = changeWords[values.change.replaceAll(' ', '')];
  if (ends === undefined) {
    return wrong('change', `看不懂变动${quote(values.change)}。`, '增加的空着，收回的写“收回”。');
  }
  if (role === 'teacher' && values.class === '') {
    return wrong('class', '班主任没有写班级。', '请写成“七年级3班”或“2025级1班”。');
  }
  return {
    ...{ record, signInName, displayName: values.displayName, role, ends },
    ...{ classText: values.class, schoolCode: values.school, regionCode: values.region },
  };
}
