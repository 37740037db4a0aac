import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, disconnect } from '#db/client';
import { migrate } from '#db/migrate';

/** An empty database, migrated once for all tests, to be copied. */
export type Template = { kind: 'file'; file: string } | { kind: 'server'; dir: string };

declare module 'vitest' {
  interface ProvidedContext {
    template: Template;
  }
}

export default async function makeTemplate({ provide }: TestProject): Promise<() => void> {
  const dir = mkdtempSync(join(tmpdir(), 'mingbian-template-'));
  const file = join(dir, 'mingbian.db');
  await connect(`file:${file}`);
  await migrate();
  // Closing brings everything into the one file.
  await disconnect();
  provide('template', { kind: 'file', file });
  return () => rmSync(dir, { recursive: true });
}
