import { checkStatistics } from './checkStatistics.ts';
import type { LessonFigures } from './figures.ts';
import { type Answers, itemStatistics } from './itemStatistics.ts';
import { sizeOf } from './moments.ts';

/** So many first attempts chose this at this position of a lesson's check and had this score. */
export type AnswerCount = Answers & {
  itemId: string;
  version: number;
  key: number;
  position: number;
};

export type ScoreCount = { score: number; n: number; passed: number };

/** The statistics of one lesson's check in one term, from counts of its finished first attempts. */
export function lessonStatistics(
  answers: readonly AnswerCount[],
  scores: readonly ScoreCount[],
): LessonFigures {
  const positions = [...Map.groupBy(answers, ({ position }) => position).values()].map((rows) => ({
    n: sizeOf(rows),
    right: sizeOf(rows.filter(({ chosen, key }) => chosen === key)),
  }));
  const items = [...Map.groupBy(answers, ({ version }) => version).values()].flatMap((rows) => {
    const [row] = rows;
    if (!row) return [];
    const { itemId, version, key } = row;
    return { itemId, version, key, answers: rows };
  });
  return {
    attempts: sizeOf(scores),
    length: positions.length,
    check: checkStatistics({ scores, positions }),
    items: itemStatistics(items, positions.length),
  };
}
