import { type ItemFigures, leastAttempts } from './figures.ts';
import { covariance, mean, type Pair, sizeOf, sortedPairs, variance } from './moments.ts';

/** So many first attempts chose this option of an item and had this score in all. */
export type Answers = { chosen: number; score: number; n: number };

export type ItemAnswers = {
  itemId: string;
  version: number;
  key: number;
  answers: readonly Answers[];
};

/** An item's score is 1 for the key and 0 for anything else. */
const withTotal = ({ key, answers }: ItemAnswers): Pair[] =>
  answers.map(({ chosen, score, n }) => ({ x: chosen === key ? 1 : 0, y: score, n }));

/** The rest score is that of the other items of the same attempt. */
const withRest = (item: ItemAnswers): Pair[] =>
  withTotal(item).map(({ x, y, n }) => ({ x, y: y - x, n }));

/**
 * The statistics of the items of a check, each from the first attempts in which it was drawn, as
 * Moodle defines them (docs.moodle.org/dev/Quiz_statistics_calculations); variances divide by
 * S − 1:
 * - facility: mean of the item, in per cent;
 * - discrimination index: 100 · correlation of item and rest score;
 * - discriminative efficiency: 100 · their covariance / the greatest that both lists, each in
 *   order, allow;
 * - effective weight: 100 · √cov(item, score) / Σ √cov over the items of a check. Attempts draw
 *   different items, so the sum is that of a check of average items, each counted as often as it
 *   was drawn; where all have the same items it is Moodle's own. A negative covariance has no
 *   weight and adds nothing to the sum.
 * @param length items in a check
 */
export function itemStatistics(items: readonly ItemAnswers[], length: number) {
  const rows = items.map((item) => ({
    item,
    attempts: sizeOf(item.answers),
    shared: covariance(withTotal(item)),
  }));
  const drawn = rows.filter(({ shared }) => shared !== null);
  const roots = drawn.map(({ attempts, shared }) => attempts * Math.sqrt(Math.max(0, shared ?? 0)));
  const average =
    roots.reduce((a, b) => a + b, 0) / sizeOf(drawn.map((row) => ({ n: row.attempts })));
  return rows.map(({ item, attempts, shared }) => ({
    itemId: item.itemId,
    version: item.version,
    attempts,
    figures:
      attempts < leastAttempts
        ? null
        : { ...alone(item), weight: weightOf(shared, average * length) },
  }));
}

function alone(item: ItemAnswers): Omit<ItemFigures, 'weight'> {
  const rest = withRest(item);
  const facility = mean(rest);
  return {
    facility: facility === null ? null : facility * 100,
    discrimination: discrimination(rest),
    efficiency: ratio(covariance(rest), covariance(sortedPairs(rest))),
    chosen: [0, 1, 2, 3].map((option) =>
      sizeOf(item.answers.filter(({ chosen }) => chosen === option)),
    ),
  };
}

function discrimination(pairs: readonly Pair[]): number | null {
  const spreadX = variance(pairs);
  const spreadY = variance(pairs.map(({ y, n }) => ({ x: y, n })));
  if (spreadX === null || spreadY === null) return null;
  return ratio(covariance(pairs), Math.sqrt(spreadX * spreadY));
}

const weightOf = (shared: number | null, sum: number): number | null =>
  shared === null || shared < 0 ? null : ratio(Math.sqrt(shared), sum);

/** In per cent; nothing can be said against a whole of nothing. */
const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || !(whole > 0) ? null : (part / whole) * 100;
