import { type Problem, quote } from '#domain/people/roster/problem';
import { columnLetter } from '#domain/people/roster/sheet';
import { tidy } from '#domain/people/roster/values';

/** One sheet of a file as text; `row` as the spreadsheet counts, from 1. Empty rows are left out. */
export type TableSheet = {
  /** Empty for CSV. */
  name: string;
  rows: { row: number; cells: string[] }[];
};

/** What stands in place of a cell whose content is not taken: no value can begin like this. */
export const oddCells = {
  formula: '=公式',
  date: '=日期',
  id: '=号码',
  other: '=其他',
} as const;

/** The columns to read: the headings each may have, the usual one first. */
export type Columns<Key extends string> = Record<
  Key,
  { names: readonly [string, ...string[]]; optional?: boolean }
>;

export type TableRecord<Key extends string> = {
  sheet: string;
  row: number;
  /** Tidied; empty where the cell or an optional column is. */
  values: Record<Key, string>;
};

export type TableRecords<Key extends string> = {
  records: TableRecord<Key>[];
  /** By sheet and row, ready for the page. A record with a problem in a cell is left out. */
  problems: Problem[];
  notes: string[];
};

type Header<Key extends string> = { at: number; columns: Map<Key, number> };

/** How far down the headings may stand below titles and notes. */
const searchedRows = 30;

/**
 * Finds the row of headings of each sheet by its names and reads the rows below it. Rows without
 * any value in these columns are skipped, other columns dropped. Sheets without the headings
 * are left alone, unless no sheet has them.
 */
export function recordsOf<Key extends string>(
  sheets: readonly TableSheet[],
  columns: Columns<Key>,
): TableRecords<Key> {
  const result: TableRecords<Key> = { records: [], problems: [], notes: [] };
  const read = sheets.map((sheet) => ({ sheet, header: findHeader(sheet, columns) }));
  const found = read.filter(({ header }) => header && missing(header, columns).length === 0);
  if (found.length === 0) return { ...result, problems: [noHeader(read, columns)] };
  for (const { sheet, header } of read) {
    if (header && missing(header, columns).length === 0) {
      readRows(sheet, header, columns, result);
    } else if (sheet.rows.length > 0) {
      const name = sheet.name ? `工作表${quote(sheet.name)}` : '一张工作表';
      result.notes.push(`${name}里没有找到这样的表头，没有读取。`);
    }
  }
  return result;
}

/** A problem of one record, for rules that only the reader of these columns knows. */
export function recordProblem<Key extends string>(
  { sheet, row }: { sheet: string; row: number },
  columns: Columns<Key>,
  key: Key | null,
  what: string,
  todo: string,
): Problem {
  return { sheet, row, column: key === null ? '' : `“${columns[key].names[0]}”列`, what, todo };
}

const plainHeading = (text: string): string =>
  tidy(text)
    .replace(/[(（[【][^)）\]】]*[)）\]】]?/g, '')
    .replace(/[\s*※#:：、.]/g, '');

const keysOf = <Key extends string>(columns: Columns<Key>) => Object.keys(columns) as Key[];

/** The first row that has every required heading; failing that, the one with most of them. */
function findHeader<Key extends string>(
  sheet: TableSheet,
  columns: Columns<Key>,
): Header<Key> | undefined {
  const headers = sheet.rows.slice(0, searchedRows).map(({ cells }, at) => {
    const headings = cells.map(plainHeading);
    const found = new Map<Key, number>();
    for (const key of keysOf(columns)) {
      const name = columns[key].names.find((each) => headings.includes(each));
      if (name) found.set(key, headings.indexOf(name));
    }
    return { at, columns: found };
  });
  const complete = headers.find((header) => missing(header, columns).length === 0);
  const [fullest] = headers.toSorted((a, b) => b.columns.size - a.columns.size);
  return complete ?? (fullest && fullest.columns.size > 0 ? fullest : undefined);
}

const missing = <Key extends string>(header: Header<Key>, columns: Columns<Key>): Key[] =>
  keysOf(columns).filter((key) => !columns[key].optional && !header.columns.has(key));

function noHeader<Key extends string>(
  read: readonly { sheet: TableSheet; header: Header<Key> | undefined }[],
  columns: Columns<Key>,
): Problem {
  const best = read.find(({ header }) => header);
  const lacking = best?.header
    ? missing(best.header, columns)
    : keysOf(columns).filter((key) => !columns[key].optional);
  const names = lacking.map((key) => `“${columns[key].names[0]}”`).join('、');
  return {
    sheet: best?.sheet.name ?? '',
    row: best?.header ? (best.sheet.rows[best.header.at]?.row ?? 0) : 0,
    column: '',
    what: `没有找到${names}${lacking.length > 1 ? '这几列' : '这一列'}。`,
    todo: '请在第一行写上表头，再上传。',
  };
}

const oddWords: Record<string, { what: string; todo: string }> = {
  [oddCells.formula]: {
    what: '这一格是公式，没有采用。',
    todo: '请选中这一列复制，用“选择性粘贴—数值”贴回，再上传。',
  },
  [oddCells.date]: {
    what: '这一格是 Excel 的日期，没有采用。',
    todo: '请把这一列设为“文本”格式，写成 2026-09-01 这样，再上传。',
  },
  [oddCells.id]: {
    what: '这一格里像是身份证号，没有读取，也没有保存。',
    todo: '请删掉这样的号码，再上传。',
  },
  [oddCells.other]: { what: '这一格不是文字，没有采用。', todo: '请写成文字，再上传。' },
};

function readRows<Key extends string>(
  sheet: TableSheet,
  header: Header<Key>,
  columns: Columns<Key>,
  { records, problems }: TableRecords<Key>,
): void {
  for (const { row, cells } of sheet.rows.slice(header.at + 1)) {
    const values = {} as Record<Key, string>;
    let good = true;
    for (const key of keysOf(columns)) {
      const column = header.columns.get(key);
      const value = column === undefined ? '' : (cells[column] ?? '');
      values[key] = tidy(value);
      if (column === undefined || !value.startsWith('=')) continue;
      good = false;
      const at = `${columnLetter(column)} 列“${columns[key].names[0]}”`;
      const words = oddWords[value] ?? oddWords[oddCells.formula];
      if (words) problems.push({ sheet: sheet.name, row, column: at, ...words });
    }
    const empty = keysOf(columns).every((key) => values[key] === '');
    if (good && !empty) records.push({ sheet: sheet.name, row, values });
  }
}
