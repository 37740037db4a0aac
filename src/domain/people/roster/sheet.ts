import { mergedCellLimit } from './limits.ts';

/**
 * What a cell holds, as far as a roster cares. A formula is never read by its cached result,
 * of a date only the year is kept (入学年月), and of everything else nothing.
 */
export type Cell =
  | string
  | number
  | { odd: 'formula' }
  | { odd: 'date'; year: number }
  | { odd: 'other' }
  | null;

/** Zero-based, both ends included. */
export type Merge = { startRow: number; startCol: number; endRow: number; endCol: number };

export type RawSheet = {
  /** Empty for a file that has no sheets, such as CSV. */
  name: string;
  /** Rows may be missing or short. */
  rows: (Cell[] | undefined)[];
  merges: Merge[];
};

/**
 * Looks cells up through the merges: a merged area holds its value in its first cell alone.
 * Only downwards, so that a heading merged over two columns is one heading.
 */
export function mergedReader(sheet: RawSheet): (row: number, column: number) => Cell {
  const origin = new Map<string, number>();
  let left = mergedCellLimit;
  for (const { startRow, startCol, endRow } of sheet.merges) {
    const last = Math.min(endRow, sheet.rows.length - 1, startRow + left);
    for (let row = startRow + 1; row <= last; row++) origin.set(`${row},${startCol}`, startRow);
    left -= Math.max(0, last - startRow);
  }
  return (row, column) => sheet.rows[origin.get(`${row},${column}`) ?? row]?.[column] ?? null;
}

/** 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  const high = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return high > 0 ? columnLetter(high - 1) + letter : letter;
}
