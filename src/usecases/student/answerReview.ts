import { keepReview } from '#db/commands/record/keepReview';
import { itemVersion } from '#db/queries/record/itemVersion';
import { seenItems } from '#db/queries/record/seenItems';
import { reviewed } from '#domain/learning/review';
import { type Dealt, withMemory } from './nextReview.ts';

export type ReviewFeedback = {
  right: boolean;
  /** Text of the right option. */
  key: string;
  /** What the author says to the chosen option. */
  feedback: string;
  why: string;
};

/**
 * Says at once whether an answer was right and why, and when the item comes back. It counts
 * nowhere: no run, attempt, counter or statistic moves.
 * @param dealt the question as it was put to this student
 * @returns `gone` when the item is no longer theirs to practise
 */
export async function answerReview(
  studentId: number,
  { itemVersionId, options, optionIds }: Dealt,
  option: string,
  now: number,
): Promise<ReviewFeedback | { refused: 'no-option' | 'gone' }> {
  const chosen = options[optionIds.indexOf(option)];
  if (chosen === undefined) return { refused: 'no-option' };
  const seen = await seenItems(studentId);
  const mine = seen.find((each) => each.itemVersionId === itemVersionId);
  const item = mine && (await itemVersion(itemVersionId));
  if (!item) return { refused: 'gone' };
  const right = chosen === item.key;
  const memory = reviewed(withMemory(mine).memory, right, now);
  await keepReview({ studentId, itemVersionId, dueAt: memory.due, memory });
  return {
    right,
    key: item.options[item.key]?.text ?? '',
    feedback: item.options[chosen]?.feedback ?? '',
    why: item.why,
  };
}
