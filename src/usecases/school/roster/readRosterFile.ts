import type { ReadingContext } from '#domain/people/roster/context';
import type { RosterResult } from '#domain/people/roster/readRoster';
import type { FileLimits } from './limits.ts';
import { takeTurn } from './parse/gate.ts';
import { refusals } from './parse/refusal.ts';
import { startReader } from './parse/startReader.ts';

const child = new URL('./parse/child.ts', import.meta.url);
/** 20,000 rows of 12 columns need 256 MB; more rows as much more. */
const leastHeapMb = 256;
const heapMbOf = (rows: number) => Math.max(leastHeapMb, Math.ceil((rows / 20_000) * leastHeapMb));
/** A row is about 150 bytes; notes and rows to be mended come on top. */
const answerLimitBytes = (rows: number) => (rows + 10_000) * 600;

const accepted = /\.(xlsx|xls|csv|zip)$/i;

/**
 * Reads a roster in a process of its own, with a limit on memory and time, no environment and no
 * right to write: whatever a file does there, the server does not feel it. Nothing is put on disk.
 */
export async function readRosterFile(
  bytes: Uint8Array,
  fileName: string,
  context: Omit<ReadingContext, 'maxRows'>,
  limits: FileLimits,
): Promise<RosterResult> {
  if (!accepted.test(fileName)) return { unusable: refusals.type };
  if (bytes.length === 0) return { unusable: refusals.empty };
  if (bytes.length > limits.uploadBytes) return { unusable: refusals.tooLarge };
  const leave = await takeTurn();
  if (!leave) return { unusable: refusals.busy };
  try {
    return await readInChild(bytes, { ...context, maxRows: limits.maxRows }, limits.timeoutMs);
  } finally {
    leave();
  }
}

function readInChild(
  bytes: Uint8Array,
  context: ReadingContext,
  timeoutMs: number,
): Promise<RosterResult> {
  return new Promise((resolve) => {
    const heapMb = heapMbOf(context.maxRows);
    const { reader, send } = startReader(child, { heapMb, timeoutMs });
    const answer: Buffer[] = [];
    let size = 0;
    reader.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > answerLimitBytes(context.maxRows)) reader.kill('SIGKILL');
      else answer.push(chunk);
    });
    reader.on('error', () => resolve({ unusable: refusals.unreadable }));
    reader.on('close', (code) => {
      if (code !== 0) return resolve({ unusable: refusals.tooComplex });
      resolve(JSON.parse(Buffer.concat(answer).toString('utf8')) as RosterResult);
    });
    send(context, bytes);
  });
}
