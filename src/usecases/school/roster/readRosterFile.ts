import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ClassContext } from '#domain/people/roster/classOf';
import { uploadLimitBytes } from '#domain/people/roster/limits';
import type { RosterResult } from '#domain/people/roster/readRoster';
import { takeTurn } from './parse/gate.ts';
import { refusals } from './parse/refusal.ts';

const child = fileURLToPath(new URL('./parse/child.ts', import.meta.url));
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const timeoutMs = 20_000;
const heapMb = 256;
/** All that the process may read from disk: itself. It may write nothing and start nothing. */
const readable = ['src', 'node_modules', 'package.json']
  .flatMap((name) => [`${root}${name}`, realpathSync(`${root}${name}`)])
  .map((path) => `--allow-fs-read=${path}`);
/** 20,000 rows are 3 MB. */
const answerLimitBytes = 16 * 1024 * 1024;

const accepted = /\.(xlsx|xls|csv)$/i;

/**
 * Reads a roster in a process of its own, with a limit on memory and time, no environment and no
 * right to write: whatever a file does there, the server does not feel it. Nothing is put on disk.
 */
export async function readRosterFile(
  bytes: Uint8Array,
  fileName: string,
  context: ClassContext,
): Promise<RosterResult> {
  if (!accepted.test(fileName)) return { unusable: refusals.type };
  if (bytes.length === 0) return { unusable: refusals.empty };
  if (bytes.length > uploadLimitBytes) return { unusable: refusals.tooLarge };
  const leave = await takeTurn();
  if (!leave) return { unusable: refusals.busy };
  try {
    return await readInChild(bytes, context);
  } finally {
    leave();
  }
}

function readInChild(bytes: Uint8Array, context: ClassContext): Promise<RosterResult> {
  return new Promise((resolve) => {
    const flags = [`--max-old-space-size=${heapMb}`, '--permission', ...readable];
    const reader = spawn(nodeBinary(), [...flags, child, JSON.stringify(context)], {
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
    reader.on('error', () => resolve({ unusable: refusals.unreadable }));
    reader.on('close', (code) => {
      if (code !== 0) return resolve({ unusable: refusals.tooComplex });
      resolve(JSON.parse(Buffer.concat(answer).toString('utf8')) as RosterResult);
    });
    reader.stdin.end(bytes);
  });
}

/** This Node if it can run TypeScript, else the pinned one. */
const nodeBinary = () =>
  process.features.typescript ? process.execPath : `${root}node_modules/.bin/node`;
