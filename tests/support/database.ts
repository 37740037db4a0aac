import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, disconnect } from '#db/client';
import { migrate } from '#db/migrate';

let dir: string | undefined;

/** Opens a fresh, migrated database of this test file's own. */
export async function openTestDatabase(): Promise<{ dir: string; file: string }> {
  dir = mkdtempSync(join(tmpdir(), 'mingbian-test-'));
  const file = join(dir, 'mingbian.db');
  await connect(`file:${file}`);
  await migrate();
  return { dir, file };
}

export async function closeTestDatabase(): Promise<void> {
  await disconnect();
  if (dir) rmSync(dir, { recursive: true, force: true });
}
