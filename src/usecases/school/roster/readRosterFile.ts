import type { ReadingContext } from '#domain/people/roster/context';
import type { RosterResult } from '#domain/people/roster/readRoster';
import type { FileLimits } from './limits.ts';
import { askReader } from './parse/askReader.ts';
import { takeTurn } from './parse/gate.ts';
import { refusals } from './parse/refusal.ts';

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
    const { maxRows, timeoutMs } = limits;
    const answer = await askReader<RosterResult>(
      child,
      { context: { ...context, maxRows } satisfies ReadingContext, bytes },
      { heapMb: heapMbOf(maxRows), timeoutMs, answerBytes: answerLimitBytes(maxRows) },
    );
    return typeof answer === 'string' ? { unusable: refusals[answer] } : answer;
  } finally {
    leave();
  }
}
