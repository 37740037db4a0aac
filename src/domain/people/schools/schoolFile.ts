import { type Columns, recordProblem, type TableRecord } from '#domain/table';
import { type Problem, quote } from '../roster/problem.ts';
import type { SchoolKind } from '../school.ts';
import { cleanDay } from './dates.ts';
import {
  cleanSchoolCode,
  cleanSchoolName,
  kindNamed,
  schoolCodeForm,
  schoolKindForm,
  schoolNameForm,
} from './words.ts';

/** The columns of a file of schools. */
export const schoolColumns = {
  code: { names: ['学校代码', '学校标识码', '标识码', '代码', '学校编码'] },
  name: { names: ['学校名称', '学校', '名称', '校名'] },
  kind: { names: ['类型', '学校类型', '办学类型', '类别', '学校类别', '办学类别'] },
  region: { names: ['所属地区', '地区代码', '所属地区代码', '地区', '所在地区', '所属乡镇'] },
  openedOn: { names: ['启用日期', '开办日期', '建校日期'], optional: true },
} as const satisfies Columns<string>;

export type SchoolKey = keyof typeof schoolColumns;

/** A school as the file has it. */
export type SchoolRow = {
  sheet: string;
  row: number;
  code: string;
  name: string;
  kind: SchoolKind;
  /** Code or name, still to be looked up. */
  region: string;
  openedOn: string | null;
};

/** Reads the rows of a file of schools; each that cannot be taken is a problem. */
export function readSchools(
  records: readonly TableRecord<SchoolKey>[],
  today: string,
): { rows: SchoolRow[]; problems: Problem[] } {
  const rows: SchoolRow[] = [];
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  for (const record of records) {
    const { sheet, row, values } = record;
    const before = problems.length;
    const say = (key: SchoolKey, what: string, todo: string) => {
      problems.push(recordProblem(record, schoolColumns, key, what, todo));
    };
    const wrong = (key: SchoolKey, word: string) =>
      values[key] === '' ? `${word}是空的。` : `${word}${quote(values[key])}不对。`;
    const code = cleanSchoolCode(values.code);
    const name = cleanSchoolName(values.name);
    const kind = kindNamed(values.kind);
    const openedOn = values.openedOn === '' ? null : cleanDay(values.openedOn);
    if (!code) say('code', wrong('code', '学校代码'), schoolCodeForm);
    else if (first.has(code)) {
      const what = `学校代码 ${code} 在文件里出现了两次，第一次在第 ${first.get(code)} 行。`;
      say('code', what, '一个代码只能是一所学校，请改正或删掉一行。');
    } else first.set(code, row);
    if (!name) say('name', wrong('name', '学校名称'), schoolNameForm);
    if (!kind) say('kind', wrong('kind', '类型'), schoolKindForm);
    if (values.region === '') {
      say('region', '所属地区是空的。', '请写地区的代码或名称，如 990101001。');
    }
    if (openedOn === undefined || (openedOn && openedOn > today)) {
      say('openedOn', wrong('openedOn', '启用日期'), '写成 2026-09-01 这样，不能在今天之后。');
    }
    if (problems.length > before || !code || !name || !kind || openedOn === undefined) continue;
    rows.push({ sheet, row, code, name, kind, region: values.region, openedOn });
  }
  return { rows, problems };
}
