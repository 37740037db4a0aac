import { boostersOf, type Term, termsBegun, unitsDone } from '#db/queries/learning/boosters';
import {
  type BoosterDays,
  type BoosterWeeks,
  boosterDays,
  boosterWeeks,
  oldestTermStart,
} from '#domain/learning/booster';
import type { Stage } from '#domain/people/school';

/** A booster that a student has before them or behind them, with the one try at it. */
export type Booster = BoosterDays & {
  studentId: number;
  term: Term;
  /** Whose required lessons are the unit. */
  stage: Stage;
  grade: number;
  weeks: BoosterWeeks;
  attempt?: { id: string; finishedAt: number | null; score: number | null; passMark: number };
};

/** The boosters of these students after the units they have done, the oldest term first. */
export async function boostersFor(
  studentIds: readonly number[],
  today: string,
): Promise<Booster[]> {
  const [terms, attempts] = await Promise.all([
    termsBegun(oldestTermStart(today), today),
    boostersOf(studentIds),
  ]);
  const tries = new Map(
    attempts.map((each) => [`${each.studentId} ${each.termId} ${each.weeks}`, each]),
  );
  const boosters: Booster[] = [];
  for (const term of terms) {
    for (const { studentId, stage, grade, doneAt } of await unitsDone(studentIds, term)) {
      for (const weeks of boosterWeeks) {
        const attempt = tries.get(`${studentId} ${term.id} ${weeks}`);
        const days = boosterDays(doneAt, weeks);
        boosters.push({
          studentId,
          term,
          stage,
          grade,
          weeks,
          ...days,
          ...(attempt && { attempt }),
        });
      }
    }
  }
  return boosters;
}
