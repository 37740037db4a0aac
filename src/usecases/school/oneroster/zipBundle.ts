import { strToU8, zipSync } from 'fflate';
import { writeCsv } from 'hucre/csv';
import { writeBundle } from '#domain/people/oneroster/writeBundle';

type Bundle = Parameters<typeof writeBundle>[0];

/** An OneRoster 1.1 bundle as a zip; its files lie outermost, in UTF-8 without BOM, unescaped. */
export function zipBundle(
  school: Bundle['school'],
  seats: Bundle['seats'],
  day: string,
): Uint8Array {
  const files = Object.entries(writeBundle({ school, seats, day }));
  return zipSync(Object.fromEntries(files.map(([name, rows]) => [name, strToU8(writeCsv(rows))])));
}
