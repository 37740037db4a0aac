import type { ClassContext } from './classOf.ts';
import { rowLimit, shownProblems } from './limits.ts';
import { type Problem, quote } from './problem.ts';
import type { RosterRow } from './readRow.ts';
import { readSheet } from './readSheet.ts';
import type { RawSheet } from './sheet.ts';
import { tidy } from './values.ts';

/** A whole roster file, read. With problems in it nothing of it is imported. */
export type RosterFile = {
  rows: RosterRow[];
  /** The first of them, in the order of the file. */
  problems: Problem[];
  problemCount: number;
  /** Headings of columns that were not read, each once, safe to show. */
  dropped: string[];
  notes: string[];
};

/** A file of which nothing can be used; `detail` is a sentence for the page. */
export type Unusable = { slug: string; detail: string };
export type RosterResult = { file: RosterFile } | { unusable: Unusable };

export const kept = '系统里的名单没有变动。';

/** Reads the sheets of a file as one roster. */
export function readRoster(sheets: readonly RawSheet[], context: ClassContext): RosterResult {
  const rows: RosterRow[] = [];
  const problems: Problem[] = [];
  const dropped = new Set<string>();
  const notes: string[] = [];
  let lists = 0;
  let seen = 0;
  for (const [i, raw] of sheets.entries()) {
    const sheet = { ...raw, name: safeName(raw.name, i) };
    const result = readSheet(sheet, context);
    if (!result) {
      if (sheet.rows.some((row) => row?.some((cell) => cell !== null))) {
        notes.push(
          `${sheet.name ? `工作表${quote(sheet.name)}` : '文件'}里没有找到“姓名”“班级”这样的表头，没有读取。`,
        );
      }
      continue;
    }
    lists++;
    seen += result.seen;
    if (seen > rowLimit) return { unusable: tooManyRows };
    for (const row of result.rows) rows.push(row);
    for (const problem of result.problems) problems.push(problem);
    for (const heading of result.dropped) dropped.add(quote(heading));
    notes.push(...result.notes);
  }
  if (lists === 0) return { unusable: noHeader };
  if (rows.length === 0 && problems.length === 0) return { unusable: noStudents };
  for (const problem of duplicateNumbers(rows)) problems.push(problem);
  return {
    file: {
      rows,
      problems: problems.slice(0, shownProblems),
      problemCount: problems.length,
      dropped: [...dropped].slice(0, 40),
      notes: notes.slice(0, 40),
    },
  };
}

/** The name of a sheet goes with every row; one that could be a number of a person does not. */
const safeName = (name: string, index: number): string =>
  quote(name) === '「…」' ? `第 ${index + 1} 张工作表` : tidy(name).slice(0, 31);

/** Two rows with the same 学号: both are named. */
function duplicateNumbers(rows: readonly RosterRow[]): Problem[] {
  const first = new Map<string, RosterRow>();
  const problems: Problem[] = [];
  for (const row of rows) {
    if (row.number === null) continue;
    const other = first.get(row.number);
    if (!other) {
      first.set(row.number, row);
      continue;
    }
    const place = (one: RosterRow) =>
      `${one.sheet && row.sheet !== other.sheet ? `工作表${quote(one.sheet)}` : ''}第 ${one.row} 行`;
    const what = `学号 ${row.number} 重复：${place(other)}“${other.name}”和${place(row)}“${row.name}”。`;
    const todo = '一个学号只能给一名学生：请改正其中一行，或删掉重复的一行。';
    problems.push({ sheet: row.sheet, row: row.row, column: '', what, todo });
  }
  return problems;
}

const tooManyRows: Unusable = {
  slug: 'roster-too-many-rows',
  detail: `文件里的学生超过一次 ${rowLimit} 名的上限，没有导入；${kept}请按年级分成几个文件上传。`,
};

const noHeader: Unusable = {
  slug: 'roster-no-header',
  detail: `文件里没有找到名单的表头（“学号”“姓名”“班级”），没有导入；${kept}请在学生上方加一行表头，或下载模板填写。`,
};

const noStudents: Unusable = {
  slug: 'roster-no-students',
  detail: `表头下面没有学生，没有导入；${kept}请填上学生后再上传。`,
};
