import { writeCsv } from 'hucre/csv';
import { percentText } from '#domain/indicators/count';
import { countOf, type Figures } from '#domain/indicators/figures';
import { indicators, metricNames } from '#domain/indicators/metric';
import type { UnitView } from './openRegion.ts';

/**
 * The table of a region as CSV for a spreadsheet: UTF-8 with BOM, cells that would start a
 * formula escaped, n, N, rate and evidence split of every indicator, the unit itself last.
 */
export function exportFigures(view: UnitView): string {
  const rows = [
    ...view.children.map((child) => row(child.code, child.name, child.kind, child, view)),
    row(view.unit.code, `${view.unit.name}(合计)`, view.unit.levelName, view, view),
  ];
  return writeCsv([header(), ...rows], { bom: true, escapeFormulae: true });
}

const header = (): string[] => [
  ...['代码', '名称', '类别', '学期', '名册日期', '名册人数'],
  ...indicators.flatMap((metric) => [
    `${metricNames[metric].replace('率', '人数')}n`,
    `${metricNames[metric]}分母N${metric === 'mastered' ? '(已到期)' : ''}`,
    metricNames[metric],
    `${metricNames[metric]}A`,
    `${metricNames[metric]}B`,
    `${metricNames[metric]}C(不计入)`,
  ]),
  ...['知晓率', '名册后转入', '名册后离开', '名册后毕业', '说明'],
];

function row(
  code: string,
  name: string,
  kind: string,
  unit: { figures: Figures; joined: number; left: number; graduated: number; note?: string },
  view: UnitView,
) {
  return [
    ...[code, name, kind, view.term?.name ?? '', view.roll?.takenOn ?? '名册未冻结'],
    unit.figures.roll,
    ...indicators.flatMap((metric) => {
      const figure = unit.figures[metric];
      const { done, of } = countOf(figure);
      const { A, B, C } = figure.split;
      return [done, of, percentText({ done, of }), A, B, C];
    }),
    ...['尚未测评', unit.joined, unit.left, unit.graduated, unit.note ?? ''],
  ];
}
