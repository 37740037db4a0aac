import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Statement } from '../writer.ts';

const rowsPerStatement = 5000;

/**
 * Statements that insert many rows of a table. The rows travel as one JSON parameter: the
 * statement stays the same whatever their number, and no limit on parameters is met.
 * Every column is written; a missing value is null, never the column's default.
 */
export function insertRows<T extends SQLiteTable>(
  table: T,
  rows: readonly T['$inferInsert'][],
): Statement[] {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([key]) => `"${toSnakeCase(key)}"`).join(', ');
  const values = columns.map((_, i) => `value ->> ${i}`).join(', ');
  const sql = `insert into "${getTableName(table)}" (${names}) select ${values} from json_each(?)`;
  const asArray = (row: Record<string, unknown>) =>
    columns.map(([key, column]) => {
      const value = row[key] ?? null;
      return value === null ? null : column.mapToDriverValue(value);
    });

  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement).map(asArray);
    statements.push({ sql, args: [JSON.stringify(part)] });
  }
  return statements;
}
