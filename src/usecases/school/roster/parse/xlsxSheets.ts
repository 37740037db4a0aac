import type { RawSheet } from '#domain/people/roster/sheet';
import { refuse } from './refusal.ts';
import { readBook } from './xlsxBook.ts';
import { readXlsxSheet } from './xlsxSheet.ts';
import { openZip, type Zip } from './zip.ts';

/** Sheets as read, and the names of hidden ones, which are left alone. */
export type Sheets = { sheets: RawSheet[]; hidden: string[] };

/** Reads the visible sheets of an .xlsx. */
export const xlsxSheets = (bytes: Uint8Array): Sheets => sheetsInZip(openZip(bytes));

/**
 * The same of a zip that is open. Our own reader: it marks formulas, keeps the zeros of padded
 * numbers, and never holds the whole text of a sheet: a process takes 100,000 rows with 150 MB.
 */
export function sheetsInZip(zip: Zip): Sheets {
  if (!zip.names.some((name) => /^xl\/workbook[^/]*\.xml$/i.test(name))) return refuse('type');
  const book = readBook(zip);
  const result: Sheets = { sheets: [], hidden: [] };
  for (const { name, hidden, path } of book.sheets) {
    if (hidden) result.hidden.push(name);
    else result.sheets.push(readXlsxSheet(zip.pieces(path) ?? refuse('unreadable'), name, book));
  }
  return result;
}
