import type { Problem } from '../roster/problem.ts';
import { byId, listed, notFound, type Table } from './table.ts';
import type { TableName } from './tables.ts';

type Tables = Partial<Record<TableName, Table>>;

/** Every reference of a class, and of a student to the school, that an import can check. */
const references: { from: TableName; column: string; to: TableName }[] = [
  { from: 'classes', column: 'schoolSourcedId', to: 'orgs' },
  { from: 'classes', column: 'courseSourcedId', to: 'courses' },
  { from: 'classes', column: 'termSourcedIds', to: 'academicSessions' },
  { from: 'users', column: 'orgSourcedIds', to: 'orgs' },
];

/** What classes and users refer to must be in the bundle, and each of them once. */
export function checkReferences(tables: Tables): Problem[] {
  return [
    ...references.flatMap((reference) => broken(tables, reference)),
    ...twice(tables.classes),
    ...twice(tables.users),
  ];
}

function broken(tables: Tables, { from, column, to }: (typeof references)[number]): Problem[] {
  const [table, target] = [tables[from], tables[to]];
  if (!table || !target) return [];
  const known = byId(target);
  return table.entries.flatMap((entry) => {
    const ids = listed(entry.get(column));
    const missing = ids.length === 0 ? [''] : ids.filter((id) => !known.has(id));
    return missing.map((id) => table.problem(entry, column, notFound(id, to)));
  });
}

function twice(table: Table | undefined): Problem[] {
  const first = new Map<string, number>();
  return (table?.entries ?? []).flatMap((entry) => {
    const id = entry.get('sourcedId');
    const line = first.get(id);
    if (line === undefined) {
      first.set(id, entry.line);
      return [];
    }
    const what = `sourcedId 和第 ${line} 行相同。`;
    const todo = '一个 sourcedId 只能用一次：请在导出的系统里核对，再重新导出。';
    return table ? [table.problem(entry, 'sourcedId', { what, todo })] : [];
  });
}
