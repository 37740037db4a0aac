import { type ClassParts, classNamedIn, parseClassText } from './classText.ts';
import type { ReadingContext } from './context.ts';
import { findHeader, type Header } from './headers.ts';
import type { RowSetting } from './judgeRow.ts';
import { type Problem, quote } from './problem.ts';
import { isRemark, isThere, readRow } from './readRow.ts';
import type { BrokenRow, RosterRow } from './rosterRow.ts';
import { isSchoolName } from './schoolOf.ts';
import { mergedReader, type RawSheet } from './sheet.ts';
import { textOf } from './values.ts';

type SheetResult = {
  rows: RosterRow[];
  broken: BrokenRow[];
  /** Problems of the sheet as a whole. */
  problems: Problem[];
  /** Headings of columns that were not read. */
  dropped: string[];
  notes: string[];
};

/**
 * Reads one sheet; reading stops above the limit of rows.
 * @returns undefined when no row of it looks like the headings of a roster
 */
export function readSheet(
  sheet: RawSheet,
  context: ReadingContext,
  findSchool: RowSetting['findSchool'],
): SheetResult | undefined {
  const header = findHeader(sheet);
  if (!header) return undefined;
  const dropped = findSchool ? header.dropped : [...header.dropped, ...dropSchool(header)];
  const result: SheetResult = { rows: [], broken: [], problems: [], dropped, notes: [] };
  const note = (text: string) => {
    result.notes.push(sheet.name ? `工作表${quote(sheet.name)}：${text}` : text);
  };
  const around = classAround(sheet, header);
  const schoolAround = isSchoolName(sheet.name, context.schools ?? []) ? sheet.name : undefined;
  const missing = whatIsMissing(header, around, !findSchool || schoolAround !== undefined);
  if (missing) {
    result.problems.push({ sheet: sheet.name, row: header.row + 1, column: '', ...missing });
    return result;
  }
  const setting = { context, around, findSchool, schoolAround };
  const numbered = isNumbered(sheet, header);
  const reader = { sheet, header, setting, numbered, cell: mergedReader(sheet) };
  let differing = 0;
  for (let row = header.row + 1; row < sheet.rows.length; row++) {
    const { student, broken, remark, entryDiffers } = readRow(reader, row);
    if (student) result.rows.push(student);
    if (broken) result.broken.push(broken);
    if (entryDiffers) differing++;
    if (remark) note(`第 ${row + 1} 行是${remark}，不是学生，没有读取。`);
    if (result.rows.length + result.broken.length > context.maxRows) break;
  }
  if (differing > 0) note(`有 ${differing} 行的入学年份与年级不一致（如转学、复学），按年级编班。`);
  return result;
}

/** In the file of one school the name of it says nothing new. @returns the headings dropped */
function dropSchool({ columns }: Header): string[] {
  const headings = [columns.school, columns.schoolCode].flatMap((one) =>
    one ? [one.heading] : [],
  );
  delete columns.school;
  delete columns.schoolCode;
  return headings;
}

function whatIsMissing(
  { columns, doubled }: Header,
  around: ClassParts | undefined,
  schoolIsKnown: boolean,
) {
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
  if (!schoolIsKnown && !columns.school && !columns.schoolCode) {
    return {
      what: '缺少“学校”列。',
      todo: '请加上“学校”或“学校代码”列，或把工作表名改成学校的名称。',
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
