import type { RawSheet } from '#domain/people/roster/sheet';
import { refuse } from './refusal.ts';
import { readBook } from './xlsxBook.ts';
import { readXlsxSheet } from './xlsxSheet.ts';
import { openZip } from './zip.ts';

/** Sheets as read, and the names of hidden ones, which are left alone. */
export type Sheets = { sheets: RawSheet[]; hidden: string[] };

/**
 * Reads the visible sheets of an .xlsx. Our own reader: it marks formulas, keeps the zeros of
 * padded numbers, and takes 20,000 rows of 12 columns within 256 MB, where hucre's needs 320.
 */
export function xlsxSheets(bytes: Uint8Array): Sheets {
  const zip = openZip(bytes);
  if (!zip.names.some((name) => /^xl\/workbook[^/]*\.xml$/i.test(name))) return refuse('type');
  const book = readBook(zip);
  const result: Sheets = { sheets: [], hidden: [] };
  for (const { name, hidden, path } of book.sheets) {
    if (hidden) result.hidden.push(name);
    else result.sheets.push(readXlsxSheet(zip.text(path) ?? refuse('unreadable'), name, book));
  }
  return result;
}
