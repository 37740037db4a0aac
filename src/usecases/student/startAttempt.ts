import { randomUUID } from 'node:crypto';
import { startAttempt as saveAttempt } from '#db/commands/learning/attempts';
import { attemptsOf, completionOf } from '#db/queries/learning/attempts';
import { everSeen } from '#db/queries/learning/boosters';
import { bankOf, lessonVersionById } from '#db/queries/learning/lessonVersion';
import { runOf } from '#db/queries/learning/runOf';
import { isConstraintFailure } from '#db/writer';
import { counts } from '#domain/indicators/evidence';
import { checkLength, nextTryAt, passMark } from '#domain/learning/rules';
import { settings } from '#server/settings';
import { type AttemptView, draw, questionsOf } from './drawn.ts';

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
  if (last && last.finishedAt === null) return view(last.id, lessonId, last.lessonVersionId);

  const completion = await completionOf(studentId, lessonId);
  if (completion && counts(completion.evidence)) return { refused: 'already-completed' };
  const again = last
    ? nextTryAt({ ...last, tries: earlier.length }, settings().retakePauseMinutes)
    : 0;
  if (now < again) return { refused: 'pause', retakeAt: again };
  const id = randomUUID();
  const { lessonVersionId } = run;
  // Also what other lessons showed: a review lesson asks their questions, and tells their keys.
  const [bank, seen] = await Promise.all([bankOf(lessonVersionId), everSeen(studentId)]);
  const items = draw(bank, seen, checkLength);
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
  return view(id, lessonId, lessonVersionId);
}

async function view(
  attemptId: string,
  lesson: string,
  lessonVersionId: number | null,
): Promise<AttemptView> {
  const [questions, version] = await Promise.all([
    questionsOf(attemptId),
    lessonVersionId === null ? undefined : lessonVersionById(lessonVersionId),
  ]);
  return { attempt: attemptId, lesson, title: version?.title ?? '', ...questions };
}
