import { parseCsv } from 'hucre/csv';
import { readBundle } from '#domain/people/oneroster/readBundle';
import type { ReadingContext } from '#domain/people/roster/context';
import { kept, type RosterResult, readRoster } from '#domain/people/roster/readRoster';

type Zip = { names: readonly string[]; text: (name: string) => string | undefined };

/** Is this zip an OneRoster bundle, even one that is packed wrongly or not whole? */
export const isOneRoster = ({ names }: Zip): boolean =>
  names.some((name) => /(^|\/)(manifest|users|enrollments)\.csv$/i.test(name));

/** Reads an OneRoster 1.1 bundle; from the sheet of its students on it is a roster as any other. */
export function readOneRoster(zip: Zip, context: ReadingContext): RosterResult {
  const rows = (name: string) =>
    parseCsv((zip.text(name) ?? '').replace(/^\ufeff/, ''), { delimiter: ',' }).map((row) =>
      row.map((cell) => String(cell ?? '')),
    );
  const bundle = readBundle({ names: zip.names, rows }, context);
  if ('trouble' in bundle) {
    const detail = `这个 OneRoster 压缩包没有导入：${bundle.trouble}${kept}`;
    return { unusable: { slug: 'roster-oneroster', detail } };
  }
  const result = readRoster([bundle.sheet], context);
  if ('unusable' in result) return result;
  const { file } = result;
  const sheetProblems = [...file.sheetProblems, ...bundle.problems];
  return { file: { ...file, sheetProblems, notes: [...bundle.notes, ...file.notes] } };
}
