import { counts } from '#domain/indicators/evidence';
import { boosterDays, countedWeeks } from '#domain/learning/booster';
import { startOfDay } from '#domain/time';
import { freeMoment, minuteMs } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { SeedLesson } from './lessons.ts';
import type { Records } from './records.ts';
import { takeCheck } from './takeCheck.ts';

export type Unit = {
  termId: string;
  studentId: number;
  resetAt: number | null;
  /** What is required of the grade. */
  lessons: readonly SeedLesson[];
  /** Nothing happens from here on. */
  until: number;
};

/** The booster four weeks after the unit, in the week in which it is open to one's own account. */
export function takeBooster(records: Records, unit: Unit, random: Chance): void {
  const { termId, studentId, resetAt, lessons, until } = unit;
  const mine = records.completions.filter((each) => each.studentId === studentId);
  const isDone = mine.length === lessons.length && mine.every(({ evidence }) => counts(evidence));
  if (!isDone || lessons.length === 0) return;
  const doneAt = Math.max(...mine.map(({ completedAt }) => completedAt));
  const { aloneFrom } = boosterDays(doneAt, countedWeeks);
  const dayBefore = startOfDay(aloneFrom) - minuteMs;
  const attempts = new Set(
    records.attempts.filter((each) => each.studentId === studentId).map(({ id }) => id),
  );
  const seen = records.attemptItems.filter(({ attemptId }) => attempts.has(attemptId));
  takeCheck(
    records,
    {
      ...{ studentId, resetAt, until, ordinal: 1, mustPass: false },
      of: { kind: 'booster', termId, weeks: countedWeeks },
      bank: lessons.flatMap(({ bank }) => bank),
      seen: new Set(seen.map(({ itemVersionId }) => itemVersionId)),
      startedAt: freeMoment(dayBefore, random),
    },
    random,
  );
}
