import { finishStep as saveStep, startRun } from '#db/commands/learning/runs';
import { currentLesson } from '#db/queries/learning/lessonVersion';
import { otherReadings, type Run, runOf } from '#db/queries/learning/runOf';
import { isPreconditionFailure } from '#db/writer';
import { actEvidence, type InSession } from '#domain/indicators/evidence';
import { secondsTooFast } from '#domain/learning/rules';
import { settings } from '#server/settings';

export type Student = {
  studentId: number;
  accountId: string;
  resetAt: number | null;
  /** The running class session from whose name list the student signed in. */
  classSession?: InSession | undefined;
};

export type RunView = {
  id: number;
  version: number;
  steps: { id: string; issued: boolean; done: boolean }[];
  counted: boolean;
  /** The end came faster than anyone can read; kept, and may be sent again after this long. */
  tooFast?: { waitSeconds: number };
};

export type StepRefused = {
  refused: 'no-lesson' | 'not-started' | 'no-step' | 'step-order' | 'other-run';
};

/** Starts or resumes a lesson; the rules of the version it was started with stay. */
export async function startLesson(
  student: Student,
  lessonId: string,
  now: number,
): Promise<RunView | StepRefused> {
  const existing = await runOf(student.studentId, lessonId);
  if (existing) return viewOf(existing);
  const version = await currentLesson(lessonId);
  if (!version) return { refused: 'no-lesson' };
  const { studentId } = student;
  await startRun({ studentId, lessonId, lessonVersionId: version.id, now });
  const run = await runOf(studentId, lessonId);
  return run ? viewOf(run) : { refused: 'no-lesson' };
}

/**
 * Marks one step done. Each needs the one before; the last one counts the lesson if the time
 * since the first step was issued is at least the sum of the floors, beside what else was read
 * in that time. Repeating is harmless.
 * @param runId the run the page was opened with, if it says so: on a shared computer the next
 *   student must not get the steps of the one before
 */
export async function finishStep(
  student: Student,
  lessonId: string,
  stepId: string,
  now: number,
  runId?: number,
): Promise<RunView | StepRefused> {
  const run = await runOf(student.studentId, lessonId);
  if (!run) return { refused: 'not-started' };
  if (runId !== undefined && runId !== run.id) return { refused: 'other-run' };
  const position = run.steps.findIndex((step) => step.id === stepId);
  if (position < 0) return { refused: 'no-step' };
  const issued = run.issued.find((step) => step.position === position);
  if (!issued) return { refused: 'step-order' };

  const isLast = position === run.steps.length - 1;
  if (run.countedAt !== null || (issued.doneAt !== null && !isLast)) return viewOf(run);
  const others = isLast ? await otherReadings(student.studentId, run.id) : [];
  const waitSeconds = isLast ? secondsTooFast(run, others, now, settings().readingFloorPercent) : 0;
  const { studentId, accountId, resetAt, classSession } = student;
  const evidence = actEvidence(now, resetAt, classSession);
  const counted = {
    ...{ studentId, accountId, evidence, classSessionId: classSession?.id ?? null },
    others: others.length,
  };
  const outcome = isLast ? (waitSeconds > 0 ? 'tooFast' : counted) : 'next';
  try {
    await saveStep({ runId: run.id, position, now, outcome });
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    // Another tab or another lesson was counted in between: look again.
    return finishStep(student, lessonId, stepId, now, runId);
  }

  const saved = await runOf(student.studentId, lessonId);
  const view = viewOf(saved ?? run);
  return waitSeconds > 0 ? { ...view, tooFast: { waitSeconds } } : view;
}

function viewOf(run: Run): RunView {
  const steps = run.steps.map(({ id }, position) => {
    const issued = run.issued.find((step) => step.position === position);
    return { id, issued: issued !== undefined, done: (issued?.doneAt ?? null) !== null };
  });
  return { id: run.id, version: run.lessonVersionId, steps, counted: run.countedAt !== null };
}
