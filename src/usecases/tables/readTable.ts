import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { uploadLimitBytes } from '#domain/people/roster/limits';
import { takeTurn } from '#usecases/school/roster/parse/gate';
import type { TableLimits, TableResult } from './parseTable.ts';
import { refused } from './refusals.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const timeoutMs = 20_000;
const heapMb = 256;
/** All that the process may read from disk: itself. It may write nothing and start nothing. */
const readable = ['src', 'node_modules', 'package.json']
  .flatMap((name) => [`${root}${name}`, realpathSync(`${root}${name}`)])
  .map((path) => `--allow-fs-read=${path}`);
const answerLimitBytes = 16 * 1024 * 1024;

const accepted = /\.(xlsx|xls|csv)$/i;

/**
 * Reads the sheets of a .xlsx, .xls or .csv as text, in a process of its own like a roster
 * (decision 005). Use `recordsOf` of domain/table on the result.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  limits: TableLimits,
): Promise<TableResult> {
  if (!accepted.test(fileName)) return { unusable: refused('type') };
  if (bytes.length === 0) return { unusable: refused('empty') };
  if (bytes.length > uploadLimitBytes) return { unusable: refused('tooLarge') };
  const leave = await takeTurn();
  if (!leave) return { unusable: refused('busy') };
  try {
    return await readInChild(bytes, limits);
  } finally {
    leave();
  }
}

function readInChild(bytes: Uint8Array, limits: TableLimits): Promise<TableResult> {
  return new Promise((resolve) => {
    const flags = [`--max-old-space-size=${heapMb}`, '--permission', ...readable];
    const reader = spawn(nodeBinary(), [...flags, child, JSON.stringify(limits)], {
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const answer: Buffer[] = [];
    let size = 0;
    reader.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > answerLimitBytes) reader.kill('SIGKILL');
      else answer.push(chunk);
    });
    // A child that died no longer listens; what it died of shows when it closes.
    reader.stdin.on('error', () => {});
    reader.on('error', () => resolve({ unusable: refused('unreadable') }));
    reader.on('close', (code) => {
      if (code !== 0) return resolve({ unusable: refused('tooComplex') });
      resolve(JSON.parse(Buffer.concat(answer).toString('utf8')) as TableResult);
    });
    reader.stdin.end(bytes);
  });
}

/** This Node if it can run TypeScript, else the pinned one. */
const nodeBinary = () =>
  process.features.typescript ? process.execPath : `${root}node_modules/.bin/node`;
