import { writeCsv } from 'hucre/csv';
import { percentText } from '#domain/indicators/count';
import { bands } from '#domain/learning/competitionFigures';
import type { RegionResults } from './regionResults.ts';
import type { Unit } from './tallySchool.ts';

/**
 * The results of a region as CSV for a spreadsheet: UTF-8 with BOM, cells that would start a
 * formula escaped. Schools shown as one stand in one row; the sum of the rows is the last.
 * @param items questions of one student
 */
export function exportResults({ cells, total, hidden }: RegionResults, items: number): string {
  const rows = cells.map((cell) => [
    cell.schools.map(({ code }) => code).join('、'),
    cell.schools.map(({ name }) => name).join('、'),
    ...figuresOf(cell, items, hidden),
  ]);
  const header = ['学校代码', '学校', '名单人数N', '参加人数n', '平均答对', ...bands];
  const sum = ['', '合计', ...figuresOf(total, items, hidden)];
  return writeCsv([header, ...rows, sum], { bom: true, escapeFormulae: true });
}

function figuresOf({ listed, took, right, bands: counts }: Unit, items: number, hidden: boolean) {
  if (took === 0) return [listed, 0, '—', ...counts.map(() => '')];
  if (hidden) return [listed, '不足 10 人', '不显示', ...counts.map(() => '')];
  return [listed, took, percentText({ done: right, of: took * items }), ...counts];
}
