import type { QuestionDraft } from '#domain/learning/exchange';
import { schoolLimits } from '#usecases/school/roster/limits';
import { askReader } from '#usecases/school/roster/parse/askReader';
import { takeTurn } from '#usecases/school/roster/parse/gate';
import type { FileFormat } from './formats.ts';

const child = new URL('./child.ts', import.meta.url);
const heapMb = 256;
const answerBytes = 64 * 1024 * 1024;

/**
 * Writes questions as a file, in a process of its own: packing the whole bank takes half a second,
 * in which the server would answer nobody.
 * @returns undefined when too many files wait already, or this one took too long
 */
export async function writeFile(
  format: FileFormat,
  questions: readonly QuestionDraft[],
): Promise<Uint8Array | undefined> {
  const leave = await takeTurn();
  if (!leave) return undefined;
  try {
    const sent = { context: format, bytes: new TextEncoder().encode(JSON.stringify(questions)) };
    const limits = { heapMb, timeoutMs: schoolLimits().timeoutMs, answerBytes };
    const answer = await askReader<{ base64: string }>(child, sent, limits);
    return typeof answer === 'string'
      ? undefined
      : new Uint8Array(Buffer.from(answer.base64, 'base64'));
  } finally {
    leave();
  }
}
