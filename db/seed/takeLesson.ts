import { ownAccountEvidence } from '#domain/indicators/evidence';
import { retakeAt } from '#domain/learning/rules';
import { freeMoment, minuteMs } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { SeedLesson } from './lessons.ts';
import type { Records } from './records.ts';
import { takeCheck } from './takeCheck.ts';

const mostTries = 3;
const pauseMinutes = 10;

export type Taking = {
  runId: number;
  studentId: number;
  ability: number;
  resetAt: number | null;
  lesson: SeedLesson;
  startedAt: number;
  /** Nothing happens from here on. */
  until: number;
  /** Share of runs that are hurried through or given up. */
  slips: number;
  /** Tries again at once, and does pass in the end. */
  persists: boolean;
};

/** One student's way through one lesson: run, steps, tries at the check, completion. */
export function takeLesson(records: Records, taking: Taking, random: Chance): void {
  const slip = random.happens(taking.slips)
    ? random.pick(['hurried', 'givenUp'] as const)
    : undefined;
  const doneAt = stepTimes(taking, slip === 'hurried', random);
  const lastDoneAt = doneAt.at(-1) ?? taking.startedAt;
  if (lastDoneAt >= taking.until) return;
  if (slip === 'givenUp') {
    beginLesson(records, taking, doneAt.slice(0, random.below(doneAt.length)));
    return;
  }

  // Who came too fast may end the lesson again when its time is up; some do not care to.
  const hurried = slip === 'hurried';
  const comesBack = random.happens(0.5);
  const countedAt = hurried ? timeIsUp(taking) + random.between(2_000, 40_000) : lastDoneAt;
  const isCounted = (!hurried || comesBack) && countedAt < taking.until;
  const evidence = ownAccountEvidence(countedAt, taking.resetAt);
  addRun(records, taking, {
    tooFast: hurried ? 1 : 0,
    ...(isCounted ? { countedAt, evidence } : {}),
  });
  addSteps(records, taking, doneAt);
  if (isCounted) takeChecks(records, taking, countedAt + random.between(10_000, 80_000), random);
}

/** A run that stops after some steps, the next one issued and open. */
export function beginLesson(records: Records, taking: Taking, doneAt: readonly number[]): void {
  const lastAt = doneAt.at(-1) ?? taking.startedAt;
  if (lastAt >= taking.until) return;
  addRun(records, taking, { tooFast: 0 });
  addSteps(records, taking, doneAt);
  records.lessonSteps.push({ runId: taking.runId, position: doneAt.length, issuedAt: lastAt });
}

/** When each step is done: slower than its floor, or far faster by someone who does not read. */
export function stepTimes(
  { lesson, startedAt }: Taking,
  hurried: boolean,
  random: Chance,
): number[] {
  let at = startedAt;
  return lesson.floorsMs.map((floorMs) => {
    const percent = hurried ? random.between(8, 40) : random.between(115, 420);
    at += Math.ceil((floorMs * percent) / 100) + random.between(300, hurried ? 900 : 5000);
    return at;
  });
}

const timeIsUp = ({ lesson, startedAt }: Taking): number =>
  startedAt + lesson.floorsMs.reduce((sum, floorMs) => sum + floorMs, 0);

function addRun(
  records: Records,
  { runId, studentId, lesson, startedAt }: Taking,
  end: Pick<Records['lessonRuns'][number], 'tooFast' | 'countedAt' | 'evidence'>,
): void {
  const { id: lessonId, versionId } = lesson;
  records.lessonRuns.push({
    id: runId,
    studentId,
    lessonId,
    lessonVersionId: versionId,
    startedAt,
    ...end,
  });
}

function addSteps(records: Records, { runId, startedAt }: Taking, doneAt: readonly number[]): void {
  doneAt.forEach((at, position) => {
    records.lessonSteps.push({
      runId,
      position,
      issuedAt: doneAt[position - 1] ?? startedAt,
      doneAt: at,
    });
  });
}

function takeChecks(records: Records, taking: Taking, firstAt: number, random: Chance): void {
  const { studentId, ability, resetAt, lesson, until, persists } = taking;
  const seen = new Set<number>();
  let startedAt = firstAt;
  for (let ordinal = 1; ordinal <= mostTries; ordinal += 1) {
    const mustPass = persists && ordinal > 1;
    const { id: lessonId, versionId: lessonVersionId, bank } = lesson;
    const check = {
      ...{ studentId, ability, resetAt, ordinal, seen, startedAt, mustPass, until, bank },
      of: { kind: 'check', lessonId, lessonVersionId } as const,
    };
    const end = takeCheck(records, check, random);
    if (end?.passed) {
      const { id: attemptId, evidence, finishedAt: completedAt } = end;
      records.completions.push({
        studentId,
        lessonId: lesson.id,
        attemptId,
        evidence,
        completedAt,
      });
    }
    if (!end || end.passed || !(persists || random.happens(0.85))) return;
    const allowedAt = retakeAt(end.finishedAt, ordinal, pauseMinutes);
    const soon = allowedAt + random.between(1, 4) * minuteMs;
    startedAt = persists || random.happens(0.35) ? soon : freeMoment(allowedAt, random);
  }
}
