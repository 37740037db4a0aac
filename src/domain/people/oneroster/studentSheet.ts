import type { Problem } from '../roster/problem.ts';
import type { RawSheet } from '../roster/sheet.ts';
import { joinName } from './personName.ts';
import type { Entry, Table } from './table.ts';
import { fileOf } from './tables.ts';

type Students = { sheet: RawSheet; problems: Problem[]; notes: string[] };

/**
 * The students of users.csv as a sheet: each at the line and in the columns where they stand
 * there, so that a problem names them, the class in a column behind.
 * @param textOf how the class of a student is written; undefined when that is told elsewhere
 */
export function studentSheet(
  users: Table,
  classOf: ReadonlyMap<string, Entry>,
  textOf: ReadonlyMap<Entry, string>,
): Students {
  const [number, name] = [users.columnOf('identifier'), users.columnOf('familyName')];
  const behind = Math.max(number, name) + 1;
  const rowOf = (texts: [number: string, name: string, schoolClass: string]) => {
    const row: (string | null)[] = Array(behind + 1).fill(null);
    [row[number], row[name], row[behind]] = texts;
    return row;
  };
  const sheet: RawSheet = { name: fileOf('users'), rows: [], merges: [] };
  sheet.rows[0] = rowOf(['学号', '姓名', '班级']);
  const problems: Problem[] = [];
  let off = 0;
  for (const entry of users.entries) {
    const { line, get } = entry;
    if (get('role') !== 'student') continue;
    if (get('enabledUser') === 'false') {
      off++;
      continue;
    }
    const schoolClass = classOf.get(get('sourcedId'));
    if (!schoolClass) problems.push(users.problem(entry, 'sourcedId', noClass));
    const text = schoolClass && textOf.get(schoolClass);
    if (text) sheet.rows[line - 1] = rowOf([get('identifier'), nameOf(entry), text]);
  }
  const notes = off > 0 ? [`有 ${off} 名停用的学生（enabledUser 为 false）没有读取。`] : [];
  return { sheet, problems, notes };
}

const nameOf = ({ get }: Entry): string =>
  joinName({
    familyName: get('familyName'),
    givenName: get('givenName'),
    middleName: get('middleName'),
  });

const noClass = {
  what: 'enrollments.csv 里没有这名学生现在的班。',
  todo: '请在导出的系统里编好班，再重新导出；已经离校的学生不用导出。',
};
