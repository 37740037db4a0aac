import { columnLimit } from '#domain/people/roster/limits';
import type { Cell, Merge, RawSheet } from '#domain/people/roster/sheet';
import { shownNumber } from './numberFormat.ts';
import { type Book, plainText } from './xlsxBook.ts';
import { walkXml } from './xml.ts';

const lastRow = 1_048_576;

/** Reads one sheet; cells without a value take no memory, however far they are formatted. */
export function readXlsxSheet(xml: Iterable<string>, name: string, book: Book): RawSheet {
  const sheet: RawSheet = { name, rows: [], merges: [] };
  const arrays: Merge[] = [];
  let row = -1;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let isFormula = false;
  let reading: 'v' | 't' | '' = '';
  let inHint = false;

  walkXml(xml, {
    open: (tag, attribute) => {
      if (tag === 'row') {
        row = Number(attribute('r') ?? row + 2) - 1;
        column = -1;
      } else if (tag === 'c') {
        const place = attribute('r');
        if (place) ({ row, column } = placeOf(place));
        else column++;
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        value = '';
        isFormula = false;
      } else if (tag === 'f') {
        isFormula = true;
        const filled = areaOf(attribute('ref'));
        if (filled && attribute('t') !== 'shared') arrays.push(filled);
      } else if (tag === 'v' || tag === 't') reading = tag;
      else if (tag === 'rPh') inHint = true;
      else if (tag === 'mergeCell') {
        const merge = areaOf(attribute('ref'));
        if (merge) sheet.merges.push(merge);
      }
    },
    text: (text) => {
      if (reading && !inHint) value += text;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') reading = '';
      else if (tag === 'rPh') inHint = false;
      else if (tag === 'c') {
        const cell: Cell = isFormula ? { odd: 'formula' } : cellOf(type, value, style, book);
        put(sheet, row, column, cell);
      }
    },
  });
  for (const area of arrays) markFormulas(sheet, area);
  return sheet;
}

function put(sheet: RawSheet, row: number, column: number, cell: Cell): void {
  if (cell === null || row < 0 || row >= lastRow || column < 0 || column >= columnLimit) return;
  const cells = sheet.rows[row] ?? [];
  sheet.rows[row] = cells;
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
}

function cellOf(
  type: string,
  value: string,
  style: number,
  { strings, formats, since1904 }: Book,
): Cell {
  if (type === 'inlineStr' || type === 'str') return value === '' ? null : plainText(value);
  if (value === '') return null;
  if (type === 's') return strings[Number(value)] || null;
  if (type === 'd') return { odd: 'date', year: Number(value.slice(0, 4)) };
  if (type === 'e') return value;
  if (type !== 'n') return { odd: 'other' };
  return shownNumber(Number(value), formats[style] ?? '', since1904);
}

/** The cells of an array formula beside its first look like plain values. */
function markFormulas({ rows }: RawSheet, { startRow, startCol, endRow, endCol }: Merge): void {
  for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row++) {
    for (let column = startCol; column <= Math.min(endCol, columnLimit - 1); column++) {
      const cells = rows[row];
      if (cells?.[column] != null) cells[column] = { odd: 'formula' };
    }
  }
}

/** B12 → row 11, column 1. */
function placeOf(reference: string): { row: number; column: number } {
  let column = 0;
  let i = 0;
  for (; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return { row: Number(reference.slice(i)) - 1, column: column - 1 };
}

function areaOf(reference: string | undefined): Merge | undefined {
  const [first, last] = (reference ?? '').split(':');
  if (!first || !last) return undefined;
  const [start, end] = [placeOf(first), placeOf(last)];
  return { startRow: start.row, startCol: start.column, endRow: end.row, endCol: end.column };
}
