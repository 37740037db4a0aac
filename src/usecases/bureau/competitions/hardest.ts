import type { Competition } from '#db/queries/competition/competitions';
import { objectiveTallies } from '#db/queries/competition/results';
import { leastShown } from '#domain/learning/competitionFigures';
import { listsOf } from './tallySchool.ts';

/** What a question asks for, and how many of those who were asked it knew. */
export type Objective = { objective: string; asked: number; right: number };

const shown = 5;

/** The objectives that fewest knew in these schools, the hardest first. */
export async function hardest(
  competition: Competition,
  schoolIds: readonly number[],
): Promise<Objective[]> {
  const sums = new Map<string, Objective>();
  for (const schoolId of schoolIds) {
    for (const tally of await objectiveTallies(listsOf(competition, schoolId))) {
      const sum = sums.get(tally.objective) ?? { objective: tally.objective, asked: 0, right: 0 };
      sum.asked += tally.asked;
      sum.right += tally.right;
      sums.set(tally.objective, sum);
    }
  }
  return [...sums.values()]
    .filter(({ asked }) => asked >= leastShown)
    .sort((a, b) => a.right / a.asked - b.right / b.asked)
    .slice(0, shown);
}
