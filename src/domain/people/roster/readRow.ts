import { type ClassAnswer, type ClassContext, type ClassKey, classOf } from './classOf.ts';
import type { ClassParts } from './classText.ts';
import { flawWords } from './flaws.ts';
import { type Field, fieldOf, type Header } from './headers.ts';
import { type Problem, quote } from './problem.ts';
import { type Cell, columnLetter, type RawSheet } from './sheet.ts';
import { cleanName, cleanNumber, cleanYear, type Flaw, looksLikeId, textOf } from './values.ts';

/** A student as the file has them, cleaned. */
export type RosterRow = {
  sheet: string;
  /** As the spreadsheet counts, from 1. */
  row: number;
  /** Null where the file has no 学号. */
  number: string | null;
  name: string;
  schoolClass: ClassKey;
};

type SheetReader = {
  sheet: RawSheet;
  header: Header;
  context: ClassContext;
  /** Has the sheet a column 学号 with something in it? */
  numbered: boolean;
  /** The class that the name of the sheet or its title speaks of. */
  around: ClassParts | undefined;
  /** Looks up through merged cells. */
  cell: (row: number, column: number) => Cell;
};

type RowResult = {
  student?: RosterRow;
  entryDiffers?: boolean;
  remark?: string;
  problems: Problem[];
};

/** Rows of this kind below the students are not students. */
const remarks = /^(合计|总计|小计|总人数|人数|备注|说明|填表|制表|审核)/;

export const isRemark = (cell: Cell): boolean => remarks.test(textOf(cell));
export const isThere = (cell: Cell): boolean =>
  typeof cell === 'string' ? textOf(cell) !== '' : cell !== null;

/** Reads one row below the headings; every cell of it that cannot be taken is a problem. */
export function readRow(reader: SheetReader, row: number): RowResult {
  const { sheet, header, numbered } = reader;
  const problems: Problem[] = [];
  // Not through merges: a name merged over two rows is one student.
  const own = (field: Field): Cell =>
    sheet.rows[row]?.[header.columns[field]?.column ?? -1] ?? null;
  const numberCell = numbered ? own('number') : null;
  const nameCell = own('name');
  const there = [numberCell, nameCell].filter(isThere);
  if (there.length === 0 || fieldOf(textOf(nameCell)) === 'name') return { problems };
  const remark = there.find(isRemark);
  if (remark) return { remark: quote(textOf(remark)), problems };

  const report = (field: Field, { what, todo }: { what: string; todo: string }) => {
    problems.push({
      sheet: sheet.name,
      row: row + 1,
      column: columnName(header, field),
      what,
      todo,
    });
  };
  const number = numbered ? cleanNumber(numberCell) : null;
  if (number?.flaw) report('number', flawWords('number', number.flaw));
  const name = cleanName(nameCell);
  if (name.flaw) report('name', flawWords('name', name.flaw));
  const found = readClass(reader, row);
  if ('field' in found) report(found.field, found);
  if (problems.length > 0 || name.flaw || number?.flaw || 'field' in found) return { problems };
  const { key: schoolClass, entryDiffers } = found;
  const student = {
    sheet: sheet.name,
    row: row + 1,
    number: number?.value ?? null,
    name: name.value,
    schoolClass,
  };
  return { student, entryDiffers, problems };
}

/** The class of a row from 班级, 年级, 入学年份 and what stands around the list. */
function readClass({ header, cell, around, context }: SheetReader, row: number): ClassAnswer {
  const { columns } = header;
  const at = (field: Field): Cell => cell(row, columns[field]?.column ?? -1);
  for (const field of ['class', 'grade'] as const) {
    const flaw = oddity(at(field));
    if (flaw) return { field, ...flawWords(field, flaw) };
  }
  const year = cleanYear(at('entry'));
  const answer = classOf(
    {
      ...(columns.class ? { class: textOf(at('class')) } : {}),
      ...(columns.grade ? { grade: textOf(at('grade')) } : {}),
      ...(typeof year === 'number' ? { entryYear: year } : {}),
      ...(around ? { around } : {}),
    },
    context,
  );
  const unread = year === 'form' || year === 'formula';
  if ('field' in answer && unread) return { field: 'entry', ...flawWords('entry', year) };
  return answer;
}

function oddity(cell: Cell): Flaw | undefined {
  if (looksLikeId(textOf(cell))) return 'id';
  if (typeof cell === 'string' && textOf(cell).startsWith('=')) return 'formula';
  if (cell === null || typeof cell !== 'object') return undefined;
  return cell.odd === 'other' ? 'form' : cell.odd;
}

/** B 列「学号」; for a field without a column the one that stands for it. */
function columnName({ columns }: Header, field: Field): string {
  const found = columns[field] ?? columns.class ?? columns.grade ?? columns.name;
  return found ? `${columnLetter(found.column)} 列${quote(found.heading)}` : '';
}
