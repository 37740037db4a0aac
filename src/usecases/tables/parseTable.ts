import type { Unusable } from '#domain/people/roster/readRoster';
import type { Cell, RawSheet } from '#domain/people/roster/sheet';
import { looksLikeId, tidy } from '#domain/people/roster/values';
import { oddCells, type TableSheet } from '#domain/table';
import { isCfb } from '#usecases/school/roster/parse/cfb';
import { csvSheet } from '#usecases/school/roster/parse/csvSheet';
import { Refusal } from '#usecases/school/roster/parse/refusal';
import { xlsSheets } from '#usecases/school/roster/parse/xlsSheets';
import { type Sheets, xlsxSheets } from '#usecases/school/roster/parse/xlsxSheets';
import { refused, refusedLike, tooManyRows } from './refusals.ts';

export type TableLimits = {
  /** Rows that are not empty, headings and titles included, of all sheets together. */
  rows: number;
};

export type TableResult = { sheets: TableSheet[] } | { unusable: Unusable };

/**
 * Reads the visible sheets of a file by what it is, not by its name. Numbers that could be a
 * person's identity number stay in the process that ran this.
 */
export async function parseTable(bytes: Uint8Array, limits: TableLimits): Promise<TableResult> {
  try {
    const { sheets } = await openSheets(bytes);
    const read = sheets.map(toTable);
    const rows = read.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    if (rows === 0) return { unusable: refused('empty') };
    return rows > limits.rows ? { unusable: tooManyRows(limits.rows) } : { sheets: read };
  } catch (error) {
    // What the readers say may hold values of the file.
    const known = error instanceof Refusal;
    return { unusable: known ? refusedLike(error.unusable) : refused('unreadable') };
  }
}

async function openSheets(bytes: Uint8Array): Promise<Sheets> {
  if (isCfb(bytes)) return xlsSheets(bytes);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? xlsxSheets(bytes) : { sheets: [csvSheet(bytes)], hidden: [] };
}

const toTable = ({ name, rows }: RawSheet): TableSheet => ({
  name: looksLikeId(name) ? '…' : tidy(name).slice(0, 31),
  rows: rows
    .map((cells, i) => ({ row: i + 1, cells: (cells ?? []).map(textOf) }))
    .filter(({ cells }) => cells.some((cell) => cell !== '')),
});

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return oddCells[cell.odd];
  // Excel and our own exports guard text with ="…" or '.
  const text = tidy(String(cell))
    .replace(/^="([^"]*)"$/, '$1')
    .replace(/^'/, '');
  if (looksLikeId(text)) return oddCells.id;
  return text.startsWith('=') ? oddCells.formula : text;
}
