import { schoolLimits } from '#usecases/school/roster/limits';
import { askReader } from '#usecases/school/roster/parse/askReader';
import { takeTurn } from '#usecases/school/roster/parse/gate';
import type { TableLimits, TableResult } from './parseTable.ts';
import { refused } from './refusals.ts';

const child = new URL('./child.ts', import.meta.url);
const heapMb = 256;
const answerBytes = 16 * 1024 * 1024;

const accepted = /\.(xlsx|xls|csv)$/i;

/**
 * Reads the sheets of a .xlsx, .xls or .csv as text, in a process of its own like a roster
 * (decision 005). Use `recordsOf` of domain/table on the result.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  context: TableLimits,
): Promise<TableResult> {
  const { uploadBytes, timeoutMs } = schoolLimits();
  if (!accepted.test(fileName)) return { unusable: refused('type') };
  if (bytes.length === 0) return { unusable: refused('empty') };
  if (bytes.length > uploadBytes) return { unusable: refused('tooLarge') };
  const leave = await takeTurn();
  if (!leave) return { unusable: refused('busy') };
  try {
    const sent = { context, bytes };
    const answer = await askReader<TableResult>(child, sent, { heapMb, timeoutMs, answerBytes });
    return typeof answer === 'string' ? { unusable: refused(answer) } : answer;
  } finally {
    leave();
  }
}
