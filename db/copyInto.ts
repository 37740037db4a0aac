import { connection } from './client.ts';

/**
 * Writes the open database, as it is at this moment, into a new file. It blocks the process
 * while it runs, not those who write: it belongs in a child process.
 * @throws when the file is there already
 */
export async function copyInto(file: string): Promise<void> {
  const { reader } = connection();
  // SQLite takes the copy for a change.
  await reader.execute('PRAGMA query_only = OFF');
  await reader.execute({ sql: 'VACUUM INTO ?', args: [file] });
}

/** Does the open database have no damage that SQLite can find? */
export async function isSound(): Promise<boolean> {
  const { reader } = connection();
  const { rows } = await reader.execute('PRAGMA integrity_check');
  return rows.length === 1 && rows[0]?.integrity_check === 'ok';
}
