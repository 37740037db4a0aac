import { readBundle } from '#domain/people/oneroster/readBundle';
import { writeBundle } from '#domain/people/oneroster/writeBundle';
import type { Stage } from '#domain/people/school';

const day = '2026-10-14';
type Files = Record<string, string[][]>;

const seat = (id: number, name: string, stage: Stage, entryYear: number) => ({
  studentId: id,
  number: `0${id}`,
  name,
  enrolmentId: id + 100,
  joinedOn: '2026-09-01',
  classId: id,
  schoolClass: { stage, entryYear, number: id },
});

/** A bundle of a school of two stages: one student in grade 7, one in 高二. */
export const goodFiles = (): Files =>
  writeBundle({
    school: { id: 3, code: 'BZ01', name: '忙忙中学' },
    seats: [seat(1, '李小明', 'junior', 2026), seat(2, '王小红', 'senior', 2025)],
    day,
  });

/** Sets a cell of a file, found by its heading; lines count from 1 as a spreadsheet does. */
export function edit(files: Files, file: string, line: number, column: string, value: string) {
  const rows = files[file] ?? [];
  const cells = rows[line - 1] ?? [];
  cells[rows[0]?.indexOf(column) ?? -1] = value;
  return files;
}

export const read = (
  files: Files,
  stages: readonly Stage[] = ['junior', 'senior'],
  today = day,
) => {
  const bundle = { names: Object.keys(files), rows: (name: string) => files[name] ?? [] };
  return readBundle(bundle, { day: today, stages, maxRows: 1000 });
};

/** What students of a readable bundle come to, one text a line of users.csv. */
export function studentsOf(files: Files, ...more: [stages?: readonly Stage[], today?: string]) {
  const result = read(files, ...more);
  if ('trouble' in result) throw new Error(result.trouble);
  return result.sheet.rows.slice(1).map((row) => row?.filter((cell) => cell !== null).join(' '));
}

/** Problems of a readable bundle, each as place and words. */
export function problemsIn(files: Files): string[] {
  const result = read(files);
  if ('trouble' in result) throw new Error(result.trouble);
  return result.problems.map(({ sheet, row, column, what }) => `${sheet} ${row} ${column} ${what}`);
}

export function troubleIn(files: Files): string {
  const result = read(files);
  return 'trouble' in result ? result.trouble : '';
}
