import type { ClassContext } from './classOf.ts';
import { type ClassParts, classNamedIn, parseClassText } from './classText.ts';
import { findHeader, type Header } from './headers.ts';
import { rowLimit } from './limits.ts';
import { type Problem, quote } from './problem.ts';
import { isRemark, isThere, type RosterRow, readRow } from './readRow.ts';
import { mergedReader, type RawSheet } from './sheet.ts';
import { textOf } from './values.ts';

type SheetResult = {
  rows: RosterRow[];
  /** Rows with a student in them, good or not; reading stops above the limit. */
  seen: number;
  problems: Problem[];
  /** Headings of columns that were not read. */
  dropped: string[];
  notes: string[];
};

/**
 * Reads one sheet.
 * @returns undefined when no row of it looks like the headings of a roster
 */
export function readSheet(sheet: RawSheet, context: ClassContext): SheetResult | undefined {
  const header = findHeader(sheet);
  if (!header) return undefined;
  const result: SheetResult = {
    rows: [],
    seen: 0,
    problems: [],
    dropped: header.dropped,
    notes: [],
  };
  const note = (text: string) => {
    result.notes.push(sheet.name ? `工作表${quote(sheet.name)}：${text}` : text);
  };
  const around = classAround(sheet, header);
  const missing = whatIsMissing(header, around);
  if (missing) {
    result.problems.push({ sheet: sheet.name, row: header.row + 1, column: '', ...missing });
    return result;
  }
  const numbered = isNumbered(sheet, header);
  const reader = { sheet, header, context, numbered, around, cell: mergedReader(sheet) };
  let differing = 0;
  for (let row = header.row + 1; row < sheet.rows.length && result.seen <= rowLimit; row++) {
    const { student, problems, remark, entryDiffers } = readRow(reader, row);
    if (student) result.rows.push(student);
    if (student || problems.length > 0) result.seen++;
    if (entryDiffers) differing++;
    if (remark) note(`第 ${row + 1} 行是${remark}，不是学生，没有读取。`);
    for (const problem of problems) result.problems.push(problem);
  }
  if (differing > 0) note(`有 ${differing} 行的入学年份与年级不一致（如转学、复学），按年级编班。`);
  return result;
}

function whatIsMissing({ columns, doubled }: Header, around: ClassParts | undefined) {
  if (doubled) {
    return { what: '这一页并排放了两份名单。', todo: '请改成一份接一份往下排，只留一行表头。' };
  }
  if (!columns.name) return { what: '缺少“姓名”列。', todo: '请在表头写上“姓名”，再上传。' };
  if (!columns.class && !columns.grade && !around?.number) {
    return {
      what: '缺少“班级”列。',
      todo: '请加上“班级”列，或把工作表名改成班级，如“七年级3班”。',
    };
  }
  return undefined;
}

/** A column 学号 that is empty throughout is no column. */
function isNumbered({ rows }: RawSheet, { row, columns }: Header): boolean {
  const column = columns.number?.column;
  if (column === undefined) return false;
  return rows.slice(row + 1).some((cells) => {
    const cell = cells?.[column] ?? null;
    return isThere(cell) && !isRemark(cell);
  });
}

/** The class in the name of the sheet or in a title above the headings. */
function classAround({ name, rows }: RawSheet, header: Header): ClassParts | undefined {
  const inName = parseClassText(name) ?? classNamedIn(name);
  if (inName) return inName;
  for (const cells of rows.slice(0, header.row)) {
    for (const cell of cells ?? []) {
      const found = classNamedIn(textOf(cell ?? null));
      if (found) return found;
    }
  }
  return undefined;
}
