import { writeCsv } from 'hucre/csv';
import type { TrailLine } from './words.ts';

/** Lines of an export at most. */
export const exportedLines = 5000;

/** The trail as CSV for a spreadsheet: UTF-8 with BOM, cells that would start a formula escaped. */
export const exportTrail = (lines: readonly TrailLine[]): string =>
  writeCsv(
    [
      ['编号', '时间', '谁', '职责', '做了什么', '对象', '地点', '说明'],
      ...lines.map(({ id, when, who, role, what, on, place, detail }) => [
        ...[id, when, who, role, what, on, place, detail],
      ]),
    ],
    { bom: true, escapeFormulae: true },
  );
