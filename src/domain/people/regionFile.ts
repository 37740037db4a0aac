import type { Columns, TableRecord } from '#domain/table';
import { recordProblem } from '#domain/table';
import type { RegionLevel } from './region.ts';
import { cleanRegionCode, levelOfCode } from './regionCode.ts';
import { type Problem, quote } from './roster/problem.ts';

/** The columns of a file of regions. */
export const regionColumns = {
  code: {
    names: ['代码', '地区代码', '区划代码', '行政区划代码', '统计用区划代码', '编码'],
  },
  name: { names: ['名称', '地区名称', '地区', '单位名称', '行政区划名称'] },
  parent: { names: ['上级代码', '上级地区代码', '上级区划代码', '上级'], optional: true },
} as const satisfies Columns<string>;

type Key = keyof typeof regionColumns;

/** A region as the file has it. */
export type RegionRow = {
  sheet: string;
  row: number;
  code: string;
  level: RegionLevel;
  name: string;
  /** Null: the code itself tells. */
  parent: string | null;
};

const nameForm = /^[\p{Script=Han}A-Za-z\d·()〇-]{2,30}$/u;

/** Reads the rows of a file of regions; each that cannot be taken is a problem. */
export function readRegions(records: readonly TableRecord<Key>[]): {
  rows: RegionRow[];
  problems: Problem[];
} {
  const rows: RegionRow[] = [];
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  for (const record of records) {
    const say = (key: Key, what: string, todo: string) => {
      problems.push(recordProblem(record, regionColumns, key, what, todo));
    };
    const code = cleanRegionCode(record.values.code);
    const name = record.values.name.replaceAll(' ', '');
    const parent = record.values.parent === '' ? null : cleanRegionCode(record.values.parent);
    if (!code) {
      say('code', `代码${quote(record.values.code)}不对。`, codeForm);
    } else if (!nameForm.test(name) || !/\p{Script=Han}/u.test(name)) {
      say('name', `名称${quote(record.values.name)}不对。`, '名称用 2 到 30 个汉字。');
    } else if (parent === undefined) {
      say('parent', `上级代码${quote(record.values.parent)}不对。`, codeForm);
    } else if (first.has(code)) {
      const what = `代码 ${code} 在文件里出现了两次，第一次在第 ${first.get(code)} 行。`;
      say('code', what, '一个代码只能是一个地区，请删掉多余的一行。');
    } else {
      first.set(code, record.row);
      const { sheet, row } = record;
      rows.push({ sheet, row, code, level: levelOfCode(code), name, parent });
    }
  }
  return { rows, problems };
}

const codeForm =
  '省、市、县用 6 位区划代码，乡镇用 9 位（或末三位是 000 的 12 位）统计用区划代码；村不用导入。';
