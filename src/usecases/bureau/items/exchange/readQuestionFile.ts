import { schoolLimits } from '#usecases/school/roster/limits';
import { askReader } from '#usecases/school/roster/parse/askReader';
import { takeTurn } from '#usecases/school/roster/parse/gate';
import { refused } from './parse/refusals.ts';
import type { QuestionFile, QuestionLimits } from './parse/result.ts';

const child = new URL('./parse/child.ts', import.meta.url);
const heapMb = 256;
const answerBytes = 16 * 1024 * 1024;

const accepted = /\.(xlsx|xls|csv|txt|gift|xml|zip)$/i;

/**
 * Reads questions of a table (.xlsx, .xls, .csv), GIFT (.txt), Moodle XML, or QTI 3.0 (.xml or a
 * package in a .zip), in a process of its own like a roster (decision 005). Nothing is judged yet:
 * `complete` of domain/learning/exchange tells what a question lacks.
 */
export async function readQuestionFile(
  bytes: Uint8Array,
  fileName: string,
  limits: QuestionLimits,
): Promise<QuestionFile> {
  const { uploadBytes, timeoutMs } = schoolLimits();
  if (!accepted.test(fileName)) return { unusable: refused('type') };
  if (bytes.length === 0) return { unusable: refused('empty') };
  if (bytes.length > uploadBytes) return { unusable: refused('tooLarge') };
  const leave = await takeTurn();
  if (!leave) return { unusable: refused('busy') };
  try {
    const sent = { context: limits, bytes };
    const answer = await askReader<QuestionFile>(child, sent, { heapMb, timeoutMs, answerBytes });
    return typeof answer === 'string' ? { unusable: refused(answer) } : answer;
  } finally {
    leave();
  }
}
