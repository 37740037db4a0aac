import { type Problem, quote } from './problem.ts';
import { type RosterRow, rowKey } from './rosterRow.ts';

/** Rows of one school with the same 学号: each later one is a problem that names both. */
export function duplicateNumbers(rows: readonly RosterRow[]): Problem[] {
  const first = new Map<string, RosterRow>();
  const problems: Problem[] = [];
  for (const row of rows) {
    if (row.number === null) continue;
    const key = `${row.school ?? ''}/${row.number}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, row);
      continue;
    }
    const place = (one: RosterRow) =>
      `${one.sheet && row.sheet !== other.sheet ? `工作表${quote(one.sheet)}` : ''}第 ${one.row} 行`;
    const what = `学号 ${row.number} 重复：${place(other)}“${other.name}”和${place(row)}“${row.name}”。`;
    const todo = '一个学号只能给一名学生：请改正其中一行，或删掉重复的一行。';
    const { sheet, row: at } = row;
    problems.push({ sheet, row: at, column: '', what, todo, other: rowKey(other) });
  }
  return problems;
}
