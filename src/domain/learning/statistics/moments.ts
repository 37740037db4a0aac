/** The same two values, seen `n` times. */
export type Pair = { x: number; y: number; n: number };

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

export const sizeOf = (pairs: readonly { n: number }[]): number => sum(pairs.map(({ n }) => n));

/** @returns null of nothing */
export function mean(values: readonly { x: number; n: number }[]): number | null {
  const size = sizeOf(values);
  return size === 0 ? null : sum(values.map(({ x, n }) => x * n)) / size;
}

/** Covariance over S − 1, as Moodle's quiz statistics have it. @returns null below two values */
export function covariance(pairs: readonly Pair[]): number | null {
  const size = sizeOf(pairs);
  if (size < 2) return null;
  const middleX = sum(pairs.map(({ x, n }) => x * n)) / size;
  const middleY = sum(pairs.map(({ y, n }) => y * n)) / size;
  return sum(pairs.map(({ x, y, n }) => n * (x - middleX) * (y - middleY))) / (size - 1);
}

/** Variance over S − 1. @returns null below two values */
export const variance = (values: readonly { x: number; n: number }[]): number | null =>
  covariance(values.map(({ x, n }) => ({ x, y: x, n })));

/**
 * The same x and the same y, both in order, side by side: with these the covariance is the
 * greatest that the two lists allow.
 */
export function sortedPairs(pairs: readonly Pair[]): Pair[] {
  const xs = pairs.map(({ x, n }) => ({ value: x, n })).sort((a, b) => a.value - b.value);
  const ys = pairs.map(({ y, n }) => ({ value: y, n })).sort((a, b) => a.value - b.value);
  const result: Pair[] = [];
  for (let x = xs.shift(), y = ys.shift(); x && y; ) {
    const n = Math.min(x.n, y.n);
    result.push({ x: x.value, y: y.value, n });
    x = x.n > n ? { ...x, n: x.n - n } : xs.shift();
    y = y.n > n ? { ...y, n: y.n - n } : ys.shift();
  }
  return result;
}
