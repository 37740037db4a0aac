import { recordAnswer } from '#db/commands/learning/attempts';
import { shownItem } from '#db/queries/learning/attempts';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { graceMs } from './competitionTimes.ts';

export type Answered =
  | { saved: true }
  | { refused: 'not-found' | 'no-option' | 'already-answered' | 'finished' | 'too-late' };

/**
 * Stores the first answer to an item. The same key again is the same answer; a different
 * answer to an item that has one is refused, and so is one after a competition's deadline and
 * the grace for answers that waited for the network.
 */
export async function answerQuestion(
  studentId: number,
  attemptId: string,
  answer: { item: string; option: string; key: string },
  now: number,
): Promise<Answered> {
  const position = Number(answer.item);
  const shown = await shownItem(studentId, attemptId, position);
  if (!shown) return { refused: 'not-found' };
  if (shown.answerKey === answer.key) return { saved: true };
  if (shown.answerKey !== null) return { refused: 'already-answered' };
  const grace = graceMs();
  if (shown.deadlineAt !== null && now > shown.deadlineAt + grace) return { refused: 'too-late' };
  if (shown.finishedAt !== null) return { refused: 'finished' };
  const chosen = shown.options[shown.optionIds.indexOf(answer.option)];
  if (chosen === undefined) return { refused: 'no-option' };
  try {
    const { key } = answer;
    await recordAnswer({ studentId, attemptId, position, key, chosen, now, graceMs: grace });
    return { saved: true };
  } catch (error) {
    if (isPreconditionFailure(error)) return { refused: 'finished' };
    if (!isConstraintFailure(error)) throw error;
    const stored = await shownItem(studentId, attemptId, position);
    return stored?.answerKey === answer.key ? { saved: true } : { refused: 'already-answered' };
  }
}
