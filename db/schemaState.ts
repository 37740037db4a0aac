import { readFileSync } from 'node:fs';
import { connection } from './client.ts';

/** Of the open database beside the migrations we have: `newer` was made by a later version. */
export type SchemaState = 'current' | 'older' | 'newer' | 'none';

type Journal = { entries: { when: number }[] };

/** Looks which migrations the open database has had. */
export async function schemaState(): Promise<SchemaState> {
  const { reader } = connection();
  const journal = new URL('./migrations/meta/_journal.json', import.meta.url);
  const ours = (JSON.parse(readFileSync(journal, 'utf8')) as Journal).entries.map((e) => e.when);
  const { rows: tables } = await reader.execute(
    `select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'`,
  );
  if (tables.length === 0) return 'none';
  const { rows } = await reader.execute('select created_at as at from __drizzle_migrations');
  const theirs = rows.map((row) => Number(row.at));
  if (theirs.some((when) => !ours.includes(when))) return 'newer';
  return theirs.length === ours.length ? 'current' : 'older';
}
