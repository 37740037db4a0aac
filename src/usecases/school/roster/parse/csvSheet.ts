import { parseCsv } from 'hucre/csv';
import { columnLimit } from '#domain/people/roster/limits';
import type { RawSheet } from '#domain/people/roster/sheet';
import { refuse } from './refusal.ts';

/**
 * Reads CSV in UTF-8 when every byte of it is UTF-8, else in GB18030 as Excel in China saves it; in
 * UTF-16 when it begins with the mark of that. The separator is found by the first lines.
 */
export function csvSheet(bytes: Uint8Array): RawSheet {
  const [a, b] = bytes;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff && 'utf-16be';
  const text =
    (wide ? decode(bytes, wide) : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'))) ??
    refuse('coding');
  // Control characters: a picture or a document under the name of a CSV.
  if (/[^\P{Cc}\t\n\v\f\r]/u.test(text)) return refuse('type');
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text)) return refuse('webPage');
  const rows = parseCsv(text, { skipEmptyRows: false });
  return {
    name: '',
    rows: rows.map((row) =>
      row.slice(0, columnLimit).map((cell) => (cell === '' ? null : String(cell ?? ''))),
    ),
    merges: [],
  };
}

function decode(bytes: Uint8Array, coding: string): string | undefined {
  try {
    return new TextDecoder(coding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
