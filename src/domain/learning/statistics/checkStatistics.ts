import { type CheckFigures, leastAttempts } from './figures.ts';
import { mean, sizeOf, variance } from './moments.ts';

export type CheckAnswers = {
  /** Finished first attempts by their score, and how many of them passed. */
  scores: readonly { score: number; n: number; passed: number }[];
  /** At each position of the check: how many answered, and how many of them rightly. */
  positions: readonly { n: number; right: number }[];
};

/**
 * How a check did as a whole, from first attempts:
 * - CIC, Cronbach's α × 100: 100 · k/(k−1) · (1 − Σ var_j / var_T). Every attempt draws its own
 *   items, so j is a position of the check and not an item, as Moodle has it for random questions;
 * - error ratio: 100 · √(1 − CIC/100), the share of the spread that is chance;
 * - standard error: error ratio · SD / 100, in points.
 * @returns null below 30 attempts
 */
export function checkStatistics({ scores, positions }: CheckAnswers): CheckFigures | null {
  if (sizeOf(scores) < leastAttempts) return null;
  const totals = scores.map(({ score, n }) => ({ x: score, n }));
  const spread = variance(totals);
  const sd = spread === null ? null : Math.sqrt(spread);
  const cic = consistency(positions, spread);
  const errorRatio = cic === null ? null : 100 * Math.sqrt(1 - cic / 100);
  return {
    mean: mean(totals),
    sd,
    passed: scores.reduce((sum, { passed }) => sum + passed, 0),
    cic,
    errorRatio,
    standardError: errorRatio === null || sd === null ? null : (errorRatio * sd) / 100,
  };
}

function consistency(positions: CheckAnswers['positions'], spread: number | null): number | null {
  const k = positions.length;
  if (k < 2 || !spread) return null;
  const parts = positions.map(({ n, right }) =>
    variance([
      { x: 1, n: right },
      { x: 0, n: n - right },
    ]),
  );
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  return 100 * (k / (k - 1)) * (1 - sum / spread);
}
