import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import { gradeWords } from '#domain/people/classWords';
import type { Seat } from './exportRoster.ts';

const headings = ['学号', '姓名', '入学年份', '年级', '班级'];
const widths = [16, 14, 10, 14, 10];
/** Excel's format for text: a number typed there keeps its zeros. */
const text = '@';

/** A roster as CSV: UTF-8 with BOM, a cell that would begin a formula escaped. */
export const rosterAsCsv = (seats: readonly Seat[], day: string): string =>
  writeCsv([headings, ...rowsOf(seats, day)], { bom: true, escapeFormulae: true });

/** A roster as .xlsx; every cell is text, so nothing in it is a formula and zeros stay. */
export const rosterAsXlsx = (seats: readonly Seat[], day: string): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: '名单',
        columns: widths.map((width) => ({ width, numFmt: text })),
        rows: [headings, ...rowsOf(seats, day)],
      },
    ],
  });

const rowsOf = (seats: readonly Seat[], day: string): string[][] =>
  seats.map(({ number, name, schoolClass }) => [
    number,
    name,
    String(schoolClass.entryYear),
    gradeWords(schoolClass, day),
    `${schoolClass.number}班`,
  ]);
