import { randomUUID } from 'node:crypto';
import { startAttempt as saveAttempt } from '#db/commands/learning/attempts';
import { everSeen } from '#db/queries/learning/boosters';
import { bankOf, currentLessons } from '#db/queries/learning/lessonVersion';
import { requirementsOf } from '#db/queries/learning/term';
import { isConstraintFailure } from '#db/writer';
import {
  type BoosterWeeks,
  boosterLength,
  boosterPassMark,
  boosterState,
} from '#domain/learning/booster';
import type { Drawable } from '#domain/learning/draw';
import { dayOf } from '#domain/time';
import { type Booster, boostersFor } from './boosters.ts';
import { type AttemptView, draw, questionsOf } from './drawn.ts';
import type { Student } from './takeLesson.ts';

export type BoosterRefused =
  | { refused: 'unit-open' }
  | { refused: 'booster-later'; opensOn: string }
  | { refused: 'booster-in-class'; aloneFrom: string }
  | { refused: 'booster-done' };

/** In class: signed in from the name list of a class session that runs. */
type Pupil = Pick<Student, 'studentId' | 'classSession'>;

/**
 * Begins a booster of a unit that the student has done, or resumes the open one, in class or not:
 * there is one try. The server draws the items over all lessons of the unit.
 */
export async function startBooster(
  pupil: Pupil,
  termId: string,
  weeks: BoosterWeeks,
  now: number,
): Promise<AttemptView | BoosterRefused> {
  const booster = await boosterOf(pupil.studentId, termId, weeks, now);
  if (!booster) return { refused: 'unit-open' };
  const { attempt, opensOn, aloneFrom, term } = booster;
  const inClass = pupil.classSession !== undefined;
  switch (boosterState(booster, attempt, inClass, dayOf(now))) {
    case 'later':
      return { refused: 'booster-later', opensOn };
    case 'class':
      return { refused: 'booster-in-class', aloneFrom };
    case 'done':
      return { refused: 'booster-done' };
    case 'begun':
      return view(attempt?.id ?? '', term.name);
  }
  const [bank, seen] = await Promise.all([bankOfUnit(booster), everSeen(pupil.studentId)]);
  const id = randomUUID();
  const { studentId } = pupil;
  const start = { termId, weeks, ordinal: 1, passMark: boosterPassMark, startedAt: now };
  try {
    await saveAttempt(
      { id, studentId, kind: 'booster', ...start },
      draw(bank, seen, boosterLength),
    );
  } catch (error) {
    // Another tab began it; that one is shown.
    if (isConstraintFailure(error)) return startBooster(pupil, termId, weeks, now);
    throw error;
  }
  return view(id, term.name);
}

/** A student's booster, or undefined while its unit is not done. */
export async function boosterOf(
  studentId: number,
  termId: string,
  weeks: number,
  now: number,
): Promise<Booster | undefined> {
  const boosters = await boostersFor([studentId], dayOf(now));
  return boosters.find((each) => each.term.id === termId && each.weeks === weeks);
}

/** The questions of all lessons of the unit, as they are published now. */
async function bankOfUnit({ term, stage, grade }: Booster): Promise<Drawable[]> {
  const [required, published] = await Promise.all([
    requirementsOf(term.id, stage, grade),
    currentLessons(),
  ]);
  const ids = new Set(required.map(({ lessonId }) => lessonId));
  const banks = published
    .filter(({ lessonId }) => ids.has(lessonId))
    .map(async ({ id, lessonId }) =>
      (await bankOf(id)).map((item) => ({ ...item, lesson: lessonId })),
    );
  return (await Promise.all(banks)).flat();
}

const view = async (attempt: string, termName: string): Promise<AttemptView> => {
  return { attempt, title: `${termName} · 巩固小测`, ...(await questionsOf(attempt)) };
};
