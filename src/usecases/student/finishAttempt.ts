import { finishCheck } from '#db/commands/learning/attempts';
import { finishBooster } from '#db/commands/learning/boosters';
import { type Attempt, attemptOf, itemsOf } from '#db/queries/learning/attempts';
import { isPreconditionFailure } from '#db/writer';
import { attemptEvidence } from '#domain/indicators/evidence';
import { retakeAt } from '#domain/learning/rules';
import { settings } from '#server/settings';
import { finishCompetition, type Pending } from './finishCompetition.ts';
import type { Student } from './takeLesson.ts';

export type ResultView = {
  score: number;
  of: number;
  passed: boolean;
  /** A check passed, and it counts: not within 24 h after staff replaced the password. */
  completed: boolean;
  retakeAt?: number;
  items: {
    item: string;
    stem: string;
    chosen: string;
    right: boolean;
    key: string;
    feedback: string;
    why: string;
  }[];
};

export type FinishRefused = { refused: 'not-found' } | { refused: 'unanswered'; items: string[] };

/**
 * Grades a check whose items are all answered, once; asking again shows the same result. A try at
 * a competition is only handed in.
 */
export async function finishAttempt(
  student: Student,
  attemptId: string,
  now: number,
): Promise<ResultView | Pending | FinishRefused> {
  const attempt = await attemptOf(student.studentId, attemptId);
  if (!attempt) return { refused: 'not-found' };
  const { competitionId } = attempt;
  if (competitionId !== null) {
    return finishCompetition(student, { ...attempt, competitionId }, now);
  }
  const items = await itemsOf(attemptId);
  if (attempt.finishedAt !== null) return result(attempt, items);

  const unanswered = items.filter((item) => item.chosen === null);
  if (unanswered.length > 0) {
    return { refused: 'unanswered', items: unanswered.map((item) => String(item.position)) };
  }
  const score = items.filter(({ chosen, item }) => chosen === item.key).length;
  const { studentId, accountId, resetAt, classSession } = student;
  const ends = { startedAt: attempt.startedAt, finishedAt: now };
  const evidence = attemptEvidence(ends, resetAt, classSession);
  const passed = score >= attempt.passMark;
  const end = { attemptId, studentId, accountId, score, passed, ...evidence, now };
  await save(attempt, end).catch((error) => {
    // Another tab finished it first; its result is the same.
    if (!isPreconditionFailure(error)) throw error;
  });
  const finished = await attemptOf(studentId, attemptId);
  return result(finished ?? attempt, items);
}

type End = Omit<Parameters<typeof finishCheck>[0], 'lessonId'>;

/** What the end of an attempt means depends on what was tried. */
function save({ kind, lessonId, termId, weeks }: Attempt, end: End) {
  if (kind === 'check' && lessonId !== null) return finishCheck({ ...end, lessonId });
  if (kind === 'booster' && termId !== null && weeks !== null) {
    return finishBooster({ ...end, termId, weeks });
  }
  throw new Error(`${kind} cannot be finished`);
}

function result(attempt: Attempt, items: Awaited<ReturnType<typeof itemsOf>>): ResultView {
  const score = attempt.score ?? 0;
  const passed = score >= attempt.passMark;
  const isCheck = attempt.kind === 'check';
  const pause = settings().retakePauseMinutes;
  return {
    score,
    of: items.length,
    passed,
    completed: isCheck && passed && attempt.evidence !== 'C',
    ...(isCheck &&
      !passed && { retakeAt: retakeAt(attempt.finishedAt ?? 0, attempt.ordinal, pause) }),
    items: items.map(({ position, item, chosen }) => {
      const answer = item.options[chosen ?? -1];
      return {
        item: String(position),
        stem: item.stem,
        chosen: answer?.text ?? '',
        right: chosen === item.key,
        key: item.options[item.key]?.text ?? '',
        feedback: answer?.feedback ?? '',
        why: item.why,
      };
    }),
  };
}
