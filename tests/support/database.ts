import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { connect, disconnect } from '#db/client';

let dir: string | undefined;

/** Opens a fresh, migrated database of this test's own. */
export async function openTestDatabase(): Promise<{ dir: string; file: string }> {
  dir = mkdtempSync(join(tmpdir(), 'mingbian-test-'));
  const file = join(dir, 'mingbian.db');
  copyFileSync(inject('template'), file);
  await connect(`file:${file}`);
  return { dir, file };
}

export async function closeTestDatabase(): Promise<void> {
  await disconnect();
  if (dir) rmSync(dir, { recursive: true, force: true });
}
