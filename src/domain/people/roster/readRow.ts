import { type Field, fieldOf, type Header } from './headers.ts';
import { judgeRow, type RowCells, type RowSetting } from './judgeRow.ts';
import { type Problem, quote } from './problem.ts';
import type { BrokenRow, RosterRow } from './rosterRow.ts';
import { textsOf } from './rowTexts.ts';
import { type Cell, columnLetter, type RawSheet } from './sheet.ts';
import { textOf } from './values.ts';

type SheetReader = {
  sheet: RawSheet;
  header: Header;
  setting: RowSetting;
  /** Has the sheet a column 学号 with something in it? */
  numbered: boolean;
  /** Looks up through merged cells. */
  cell: (row: number, column: number) => Cell;
};

type RowResult = {
  student?: RosterRow;
  broken?: BrokenRow;
  entryDiffers?: boolean;
  remark?: string;
};

/** Rows of this kind below the students are not students. */
const remarks =
  /^(合计|总计|小计|总人数|人数|备注|说明|填表|制表|审核|共 ?\d+ ?[人名])|^(班主任|校长|经办人|负责人|联系人|填报人|统计人|日期|注) ?[:：]|^\(?(盖章|公章|签字)/;

export const isRemark = (cell: Cell): boolean => remarks.test(textOf(cell));
export const isThere = (cell: Cell): boolean =>
  typeof cell === 'string' ? textOf(cell) !== '' : cell !== null;

/** Reads one row below the headings: a student, a row to be mended, a remark, or nothing. */
export function readRow(reader: SheetReader, row: number): RowResult {
  const { sheet, numbered, setting } = reader;
  const cells = cellsOf(reader, row);
  const there = [cells.number ?? null, cells.name ?? null].filter(isThere);
  if (there.length === 0 || fieldOf(textOf(cells.name ?? null)) === 'name') return {};
  const remark = there.find(isRemark);
  if (remark) return { remark: quote(textOf(remark)) };

  const judged = judgeRow(cells, setting);
  const { flaws, number, name, schoolClass, school, entryDiffers } = judged;
  const place = { sheet: sheet.name, row: row + 1 };
  if (flaws.length === 0 && name !== undefined && schoolClass) {
    const student = { ...place, number, name, schoolClass };
    return { student: school ? { ...student, school: school.id } : student, entryDiffers };
  }
  const problems = flaws.map(
    ({ field, what, todo }): Problem => ({
      ...place,
      column: columnName(reader.header, field),
      what,
      todo,
    }),
  );
  const texts = textsOf(cells, judged, setting.context.day);
  const classless = schoolClass === undefined;
  const broken = { ...place, texts, numbered, classless, problems };
  return { broken: school ? { ...broken, school: school.id } : broken };
}

/** Not through merges for number and name: a name merged over two rows is one student. */
function cellsOf({ sheet, header, numbered, cell }: SheetReader, row: number): RowCells {
  const cells: RowCells = {};
  for (const [field, { column }] of Object.entries(header.columns)) {
    const isOwn = field === 'number' || field === 'name';
    cells[field as Field] = isOwn ? (sheet.rows[row]?.[column] ?? null) : cell(row, column);
  }
  if (!numbered) delete cells.number;
  return cells;
}

/** B 列「学号」; for a field without a column the one that stands for it. */
function columnName({ columns }: Header, field: Field): string {
  const instead = field === 'school' ? columns.schoolCode : columns.class;
  const found = columns[field] ?? instead ?? columns.grade ?? columns.name;
  return found ? `${columnLetter(found.column)} 列${quote(found.heading)}` : '';
}
