import type { ReadingContext } from './context.ts';
import { duplicateNumbers } from './duplicates.ts';
import { carriedBroken } from './limits.ts';
import { type Problem, quote } from './problem.ts';
import { readSheet } from './readSheet.ts';
import type { BrokenRow, RosterRow } from './rosterRow.ts';
import { schoolFinder } from './schoolOf.ts';
import type { RawSheet } from './sheet.ts';
import { tidy } from './values.ts';

/** A whole roster file, read. With problems in it nothing of it is imported. */
export type RosterFile = {
  /** In the order of the file. */
  rows: RosterRow[];
  /** Rows to be mended, the first of them; all in a file of several schools. */
  broken: BrokenRow[];
  /** Problems that stand in no row: a column is missing. */
  sheetProblems: Problem[];
  /** Problems of broken rows that are not carried. */
  problemsBeyond: number;
  /** Names of the sheets with a roster in them, in order. */
  sheets: string[];
  /** Headings of columns that were not read, each once, safe to show. */
  dropped: string[];
  notes: string[];
};

/** A file of which nothing can be used; `detail` is a sentence for the page. */
export type Unusable = { slug: string; detail: string };
export type RosterResult = { file: RosterFile } | { unusable: Unusable };

export const kept = '系统里的名单没有变动。';

/** Reads the sheets of a file as one roster. */
export function readRoster(sheets: readonly RawSheet[], context: ReadingContext): RosterResult {
  const file: RosterFile = {
    rows: [],
    broken: [],
    sheetProblems: [],
    problemsBeyond: 0,
    sheets: [],
    dropped: [],
    notes: [],
  };
  const findSchool = context.schools && schoolFinder(context.schools);
  const broken: BrokenRow[] = [];
  const dropped = new Set<string>();
  for (const [i, raw] of sheets.entries()) {
    const sheet = { ...raw, name: safeName(raw.name, i) };
    const result = readSheet(sheet, context, findSchool);
    if (!result) {
      if (sheet.rows.some((row) => row?.some((cell) => cell !== null))) {
        file.notes.push(
          `${sheet.name ? `工作表${quote(sheet.name)}` : '文件'}里没有找到“姓名”“班级”这样的表头，没有读取。`,
        );
      }
      continue;
    }
    file.sheets.push(sheet.name);
    for (const row of result.rows) file.rows.push(row);
    for (const row of result.broken) broken.push(row);
    if (file.rows.length + broken.length > context.maxRows)
      return { unusable: tooManyRows(context.maxRows) };
    file.sheetProblems.push(...result.problems);
    for (const heading of result.dropped) dropped.add(quote(heading));
    for (const note of result.notes) if (file.notes.length < 40) file.notes.push(note);
  }
  if (file.sheets.length === 0) return { unusable: noHeader };
  if (file.rows.length + broken.length + file.sheetProblems.length === 0)
    return { unusable: noStudents };
  const carried = context.schools ? broken.length : carriedBroken;
  file.broken = broken.slice(0, carried);
  file.problemsBeyond = count(broken.slice(carried));
  file.dropped = [...dropped].slice(0, 40);
  return { file };
}

/** Everything that keeps a file out, in the order of the file; doubled numbers at the end. */
export const problemsOf = ({ rows, broken, sheetProblems }: RosterFile): Problem[] => [
  ...sheetProblems,
  ...broken.flatMap(({ problems }) => problems),
  ...duplicateNumbers(rows),
];

const count = (rows: readonly BrokenRow[]) =>
  rows.reduce((sum, { problems }) => sum + problems.length, 0);

/** The name of a sheet goes with every row; one that could be a number of a person does not. */
const safeName = (name: string, index: number): string =>
  quote(name) === '「…」' ? `第 ${index + 1} 张工作表` : tidy(name).slice(0, 31);

const tooManyRows = (maxRows: number): Unusable => ({
  slug: 'roster-too-many-rows',
  detail: `文件里的学生超过一次 ${maxRows} 名的上限，没有导入；${kept}请按年级分成几个文件上传。`,
});

const noHeader: Unusable = {
  slug: 'roster-no-header',
  detail: `文件里没有找到名单的表头（“学号”“姓名”“班级”），没有导入；${kept}请在学生上方加一行表头，或下载模板填写。`,
};

const noStudents: Unusable = {
  slug: 'roster-no-students',
  detail: `表头下面没有学生，没有导入；${kept}请填上学生后再上传。`,
};
