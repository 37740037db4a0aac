import { quote } from '../roster/problem.ts';
import {
  manifestColumns,
  manifestFile,
  oneRosterVersion,
  type TableName,
  tableNames,
} from './tables.ts';

/** Without these there is no roster; courses and sessions may be missing. */
const needed: readonly TableName[] = ['orgs', 'classes', 'users', 'enrollments'];

type Manifest = {
  /** The files that are there, whole. */
  present: TableName[];
};

/**
 * Reads manifest.csv.
 * @param inZip names of the files that really are in the bundle
 * @returns or what is wrong, naming the line, and what to do
 */
export function readManifest(
  rows: readonly (readonly string[])[],
  inZip: ReadonlySet<string>,
): Manifest | { trouble: string } {
  if (manifestColumns.some((column, i) => rows[0]?.[i]?.trim() !== column)) {
    return at(1, `表头应为 ${manifestColumns.join(',')}，请重新导出。`);
  }
  const said = new Map(
    rows.map(([name = '', value = ''], i) => [name.trim(), { value: value.trim(), line: i + 1 }]),
  );
  const version = said.get('oneroster.version');
  if (!version) return at(rows.length, '没有写 oneroster.version，请重新导出。');
  if (version.value !== oneRosterVersion) {
    return at(
      version.line,
      `oneroster.version 是${quote(version.value)}，平台只读 ${oneRosterVersion} 版，请选择 OneRoster ${oneRosterVersion} 的 CSV 重新导出。`,
    );
  }
  const present: TableName[] = [];
  for (const name of tableNames) {
    const { value, line } = said.get(`file.${name}`) ?? { value: 'absent', line: rows.length };
    if (value === 'delta') {
      return at(line, `${name}.csv 是增量（delta），平台只收全量（bulk），请选择全量重新导出。`);
    }
    if (value !== 'bulk' && value !== 'absent') {
      return at(line, `看不懂 file.${name} 的值${quote(value)}，应为 bulk 或 absent，请重新导出。`);
    }
    if (value === 'absent' && needed.includes(name)) {
      return at(line, `没有 ${name}.csv，读不出班级和学生，请把它一起导出。`);
    }
    if (value === 'bulk' && !inZip.has(`${name}.csv`)) {
      return at(line, `写着有 ${name}.csv，压缩包里却没有，请重新导出。`);
    }
    if (value === 'bulk') present.push(name);
  }
  return { present };
}

const at = (line: number, words: string) => ({
  trouble: `${manifestFile} 第 ${line} 行：${words}`,
});
