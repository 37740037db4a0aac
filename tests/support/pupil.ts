import { randomUUID } from 'node:crypto';
import { itemsOf } from '#db/queries/learning/attempts';
import { answerQuestion } from '#usecases/student/answerQuestion';
import type { AttemptView } from '#usecases/student/drawn';
import { finishAttempt, type ResultView } from '#usecases/student/finishAttempt';
import { startAttempt } from '#usecases/student/startAttempt';
import { finishStep, type Student, startLesson } from '#usecases/student/takeLesson';
import { seconds } from './clock.ts';
import { floorSeconds, steps } from './testLessons.ts';

const lastStep = 'practice';

/**
 * Reads a lesson to the end, exactly in time; as long again if another was read beside it.
 * @returns when it was counted
 */
export async function readLesson(
  student: Student,
  lessonId: string,
  from: number,
): Promise<number> {
  const end = from + seconds(floorSeconds);
  await startLesson(student, lessonId, from);
  for (const { id } of steps.slice(0, -1)) await finishStep(student, lessonId, id, end);
  const view = await finishStep(student, lessonId, lastStep, end);
  if (!('tooFast' in view) || !view.tooFast) return end;
  const later = end + seconds(view.tooFast.waitSeconds);
  await finishStep(student, lessonId, lastStep, later);
  return later;
}

/** Begins or resumes a check. @throws when it is refused */
export async function beginCheck(
  student: Student,
  lessonId: string,
  at: number,
): Promise<AttemptView> {
  const view = await startAttempt(student.studentId, lessonId, at);
  if ('refused' in view) throw new Error(view.refused);
  return view;
}

/** The right option of each item of an attempt and a wrong one; only the database knows. */
export async function keysOf(attemptId: string) {
  const items = await itemsOf(attemptId);
  return items.map(({ position, item, options, optionIds }) => ({
    item: String(position),
    right: optionIds[options.indexOf(item.key)] ?? '',
    wrong: optionIds[options.findIndex((option) => option !== item.key)] ?? '',
  }));
}

/** Answers every item of an attempt, the first few rightly. */
export async function answerAll(student: Student, attemptId: string, right: number, at: number) {
  for (const [i, { item, ...options }] of (await keysOf(attemptId)).entries()) {
    const option = i < right ? options.right : options.wrong;
    await answerQuestion(student.studentId, attemptId, { item, option, key: randomUUID() }, at);
  }
}

/** Takes a whole check with so many right answers. @throws when it is refused */
export async function takeCheck(
  student: Student,
  lessonId: string,
  right: number,
  at: number,
): Promise<ResultView> {
  const { attempt } = await beginCheck(student, lessonId, at);
  await answerAll(student, attempt, right, at);
  const result = await finishAttempt(student, attempt, at);
  if ('refused' in result) throw new Error(result.refused);
  if ('pending' in result) throw new Error('a competition has no result yet');
  return result;
}
