import type { CellValue } from 'hucre';
import { readXls } from 'hucre/xlsx';
import { columnLimit } from '#domain/people/roster/limits';
import type { Cell } from '#domain/people/roster/sheet';
import { scanBiff } from './biffScan.ts';
import { openCfb } from './cfb.ts';
import { shownNumber } from './numberFormat.ts';
import { refuse } from './refusal.ts';
import type { Sheets } from './xlsxSheets.ts';

/** Reads the visible sheets of an old .xls; formulas are marked, since only their results are stored. */
export async function xlsSheets(bytes: Uint8Array): Promise<Sheets> {
  const container = openCfb(bytes);
  if (container.names.includes('EncryptedPackage')) return refuse('encrypted');
  // Without any stream the directory is cut off; with others it is a document of another program.
  const missing = container.names.length === 0 ? 'unreadable' : 'type';
  const stream = container.read('Workbook') ?? refuse(missing);
  const scan = scanBiff(stream);
  if (scan.encrypted) return refuse('encrypted');
  const workbook = await readXls(bytes);
  // Without the scan a formula would pass for a value.
  if (scan.sheets.length !== workbook.sheets.length) return refuse('unreadable');
  const result: Sheets = { sheets: [], hidden: [] };
  for (const [i, { name, rows, merges = [] }] of workbook.sheets.entries()) {
    const found = scan.sheets[i];
    if (!found || found.hidden) {
      result.hidden.push(name);
      continue;
    }
    const cells = Array.from(rows, (values, row) =>
      values?.slice(0, columnLimit).map((value, column) => {
        const key = `${row},${column}`;
        return found.formulas.has(key)
          ? ({ odd: 'formula' } as const)
          : toCell(value, found.formats.get(key));
      }),
    );
    result.sheets.push({ name, rows: cells, merges });
  }
  return result;
}

function toCell(value: CellValue | undefined, format = ''): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return { odd: 'date', year: value.getUTCFullYear() };
  if (typeof value === 'number') return shownNumber(value, format);
  return typeof value === 'boolean' ? { odd: 'other' } : value;
}
