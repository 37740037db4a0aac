import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { connection } from './client.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings the database up to the newest migration.
 * @returns the name of that migration, e.g. 0000_first_house
 */
export async function migrate(): Promise<string> {
  await applyMigrations(drizzle(connection().writer), { migrationsFolder: folder });
  return (
    readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .at(-1)
      ?.replace('.sql', '') ?? 'none'
  );
}
