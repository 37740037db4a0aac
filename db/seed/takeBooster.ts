import { counts } from '#domain/indicators/evidence';
import { boosterDays, countedWeeks } from '#domain/learning/booster';
import { dayOf, startOfDay } from '#domain/time';
import { freeMoment, minuteMs } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Diligence } from './county.ts';
import type { SeedLesson } from './lessons.ts';
import type { Records } from './records.ts';
import { takeCheck } from './takeCheck.ts';

export type Unit = {
  termId: string;
  studentId: number;
  ability: number;
  resetAt: number | null;
  /** What is required of the grade. */
  lessons: readonly SeedLesson[];
  /** When the class sits in the computer room for it, if it does. */
  classAt: number | undefined;
  /** Shares of students: who do what is on; who take later what they missed in class. */
  diligence: Pick<Diligence, 'attends' | 'catchesUp'>;
  /** Nothing happens from here on. */
  until: number;
};

/**
 * The booster four weeks after the unit: with the class, or in the week in which it is open to
 * one's own account.
 */
export function takeBooster(records: Records, unit: Unit, random: Chance): void {
  const { termId, studentId, ability, resetAt, lessons, classAt, diligence, until } = unit;
  const mine = records.completions.filter((each) => each.studentId === studentId);
  const isDone = mine.length === lessons.length && mine.every(({ evidence }) => counts(evidence));
  if (!isDone || lessons.length === 0) return;
  const doneAt = Math.max(...mine.map(({ completedAt }) => completedAt));
  const { opensOn, aloneFrom } = boosterDays(doneAt, countedWeeks);
  const takesPart = random.happens(diligence.attends);
  const withClass = classAt !== undefined && opensOn <= dayOf(classAt);
  if (!takesPart && !(withClass && random.happens(diligence.catchesUp))) return;
  const seated = withClass && takesPart ? classAt + random.between(60, 300) * 1000 : undefined;
  const dayBefore = startOfDay(aloneFrom) - minuteMs;
  const attempts = new Set(
    records.attempts.filter((each) => each.studentId === studentId).map(({ id }) => id),
  );
  const seen = records.attemptItems.filter(({ attemptId }) => attempts.has(attemptId));
  takeCheck(
    records,
    {
      ...{ studentId, ability, resetAt, until, ordinal: 1, mustPass: false },
      of: { kind: 'booster', termId, weeks: countedWeeks },
      bank: lessons.flatMap(({ bank }) => bank),
      seen: new Set(seen.map(({ itemVersionId }) => itemVersionId)),
      startedAt: seated ?? freeMoment(dayBefore, random),
    },
    random,
  );
}
