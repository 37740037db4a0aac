import { type Problem, quote } from '../roster/problem.ts';
import { columnLetter } from '../roster/sheet.ts';
import { fileOf, type TableName } from './tables.ts';

/** The columns that an import reads; the others may be missing. */
const columnsRead: Record<TableName, readonly string[]> = {
  orgs: ['sourcedId'],
  academicSessions: ['sourcedId', 'startDate', 'endDate', 'schoolYear'],
  courses: ['sourcedId'],
  classes: [
    ...['sourcedId', 'title', 'grades', 'courseSourcedId', 'classType', 'schoolSourcedId'],
    'termSourcedIds',
  ],
  users: [
    ...['sourcedId', 'enabledUser', 'orgSourcedIds', 'role', 'givenName', 'familyName'],
    ...['middleName', 'identifier'],
  ],
  enrollments: ['classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'endDate'],
};

/** One line of a file. */
export type Entry = {
  /** As a spreadsheet counts: from 1, the headings included. */
  line: number;
  /** The text of a column, empty where there is none. */
  get: (column: string) => string;
};

type Words = Pick<Problem, 'what' | 'todo'>;

export type Table = {
  entries: Entry[];
  columnOf: (column: string) => number;
  /** Something wrong in a line of this file. */
  problem: (entry: Entry, column: string, words: Words) => Problem;
};

/**
 * Reads the lines of a file by its headings, whatever their order. Lines that are empty or
 * 待删除 (tobedeleted) are passed over.
 * @returns or the first column that is missing
 */
export function openTable(
  name: TableName,
  rows: readonly (readonly string[])[],
): { table: Table } | { missing: string } {
  const columns = new Map((rows[0] ?? []).map((heading, i) => [heading.trim(), i]));
  const missing = columnsRead[name].find((column) => !columns.has(column));
  if (missing) return { missing };
  const columnOf = (column: string) => columns.get(column) ?? -1;
  const entries = rows.flatMap((cells, i): Entry[] => {
    const get = (column: string) => (cells[columnOf(column)] ?? '').trim();
    const skip = i === 0 || cells.every((cell) => cell === '') || get('status') === 'tobedeleted';
    return skip ? [] : [{ line: i + 1, get }];
  });
  const problem = ({ line }: Entry, column: string, words: Words) => {
    const place = `${columnLetter(columnOf(column))} 列${quote(column)}`;
    return { sheet: fileOf(name), row: line, column: place, ...words };
  };
  return { table: { entries, columnOf, problem } };
}

/** The lines of a file by their sourcedId. */
export const byId = (table: Table): Map<string, Entry> =>
  new Map(table.entries.map((entry) => [entry.get('sourcedId'), entry]));

/** Several ids in one cell are parted by commas. */
export const listed = (cell: string): string[] =>
  cell
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** A reference to a line that is not there. */
export const notFound = (id: string, table: TableName): Words => ({
  what: id === '' ? '没有填写。' : `${fileOf(table)} 里没有 sourcedId 为${quote(id)}的一行。`,
  todo: '请在导出的系统里核对，再重新导出全部文件。',
});
