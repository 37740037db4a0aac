import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Head, sealAudit } from '#usecases/operator/sealAudit';

const fileIn = (dataDir: string) => join(dataDir, 'audit-head');

/** Seals what happened and notes the newest seal outside the database. */
export async function sealNow(dataDir: string): Promise<{ sealed: number; head?: Head }> {
  const result = await sealAudit(Date.now());
  if (result.head && result.head.seal !== notedHead(dataDir)) noteHead(dataDir, result.head);
  return result;
}

/** The seal noted last; undefined where none is. */
export function notedHead(dataDir: string): string | undefined {
  try {
    return readFileSync(fileIn(dataDir), 'utf8').split(' ')[0] || undefined;
  } catch {
    return undefined;
  }
}

/** A restored database has an older end of the chain, or the same. */
export function noteHead(dataDir: string, { seal, upTo }: Head): void {
  const draft = `${fileIn(dataDir)}.draft`;
  writeFileSync(draft, `${seal} ${upTo}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(dataDir));
}
