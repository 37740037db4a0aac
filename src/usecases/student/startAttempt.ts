import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { startAttempt as saveAttempt } from '#db/commands/learning/attempts';
import { attemptsOf, completionOf, itemsOf, seenItems } from '#db/queries/learning/attempts';
import { bankOf, lessonVersionById } from '#db/queries/learning/lessonVersion';
import { runOf } from '#db/queries/learning/runOf';
import { isConstraintFailure } from '#db/writer';
import { counts } from '#domain/indicators/evidence';
import { drawItems, shuffled } from '#domain/learning/draw';
import { checkLength, nextTryAt, passMark } from '#domain/learning/rules';
import { settings } from '#server/settings';

export type AttemptView = {
  attempt: string;
  lesson: { id: string; title: string };
  items: { item: string; stem: string; options: { id: string; text: string }[] }[];
  /** Items answered so far. */
  answered: string[];
};

export type AttemptRefused =
  | { refused: 'not-counted' }
  | { refused: 'already-completed' }
  | { refused: 'pause'; retakeAt: number };

/**
 * Begins the check of a lesson that the student has read to the end, or resumes the open one.
 * The server draws the items and shuffles the options under ids that tell nothing.
 */
export async function startAttempt(
  studentId: number,
  lessonId: string,
  now: number,
): Promise<AttemptView | AttemptRefused> {
  const run = await runOf(studentId, lessonId);
  if (!run || run.countedAt === null) return { refused: 'not-counted' };
  const earlier = await attemptsOf(studentId, lessonId);
  const last = earlier.at(-1);
  if (last && last.finishedAt === null) return view(last.id, last.lessonVersionId);

  const completion = await completionOf(studentId, lessonId);
  if (completion && counts(completion.evidence)) return { refused: 'already-completed' };
  const again = last
    ? nextTryAt({ ...last, tries: earlier.length }, settings().retakePauseMinutes)
    : 0;
  if (now < again) return { refused: 'pause', retakeAt: again };
  const id = randomUUID();
  const { lessonVersionId } = run;
  const items = await draw(studentId, lessonId, lessonVersionId);
  try {
    await saveAttempt(
      {
        id,
        studentId,
        lessonId,
        lessonVersionId,
        ordinal: earlier.length + 1,
        passMark,
        startedAt: now,
      },
      items,
    );
  } catch (error) {
    // Another tab began the same attempt; that one is shown.
    if (isConstraintFailure(error)) return startAttempt(studentId, lessonId, now);
    throw error;
  }
  return view(id, lessonVersionId);
}

async function draw(studentId: number, lessonId: string, lessonVersionId: number) {
  const [bank, seen] = await Promise.all([bankOf(lessonVersionId), seenItems(studentId, lessonId)]);
  const drawn = drawItems(bank, seen, checkLength, randomInt);
  return drawn.map((item, index) => ({
    position: index + 1,
    itemVersionId: item.id,
    options: shuffled([0, 1, 2, 3], randomInt),
    optionIds: Array.from({ length: 4 }, () => randomBytes(9).toString('base64url')),
  }));
}

async function view(attemptId: string, lessonVersionId: number): Promise<AttemptView> {
  const [items, lesson] = await Promise.all([
    itemsOf(attemptId),
    lessonVersionById(lessonVersionId),
  ]);
  return {
    attempt: attemptId,
    lesson: { id: lesson?.lessonId ?? '', title: lesson?.title ?? '' },
    items: items.map(({ position, item, options, optionIds }) => ({
      item: String(position),
      stem: item.stem,
      options: optionIds.map((id, shown) => ({
        id,
        text: item.options[options[shown] ?? -1]?.text ?? '',
      })),
    })),
    answered: items.filter((item) => item.chosen !== null).map((item) => String(item.position)),
  };
}
