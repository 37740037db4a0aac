/** Sum of numbers. */
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const percent = (share: number): number => Math.round(100 * share);

/**
 * The most values that lie within a window which is `width(lowest)` wide.
 * @returns their number, and the lowest of them
 */
export function densest(
  values: readonly number[],
  width: (lowest: number) => number,
): { count: number; from: number } {
  const sorted = values.toSorted((a, b) => a - b);
  let best = { count: 0, from: 0 };
  let end = 0;
  for (const [i, from] of sorted.entries()) {
    while ((sorted[end] ?? Infinity) <= from + width(from)) end += 1;
    if (end - i > best.count) best = { count: end - i, from };
  }
  return best;
}

/** Pooled standard deviation within groups, and its degrees of freedom. */
export function spreadWithin(groups: readonly (readonly number[])[]): { sd: number; df: number } {
  let squares = 0;
  let df = 0;
  for (const values of groups) {
    if (values.length < 2) continue;
    const mean = sum(values) / values.length;
    squares += sum(values.map((value) => (value - mean) ** 2));
    df += values.length - 1;
  }
  return { sd: df === 0 ? 0 : Math.sqrt(squares / df), df };
}

/** How many standard deviations a count lies above what a share of n trials gives (binomial). */
export const zOfCount = (count: number, n: number, share: number): number =>
  n === 0 ? 0 : (count - n * share) / Math.sqrt(n * share * (1 - share));

/** Pairs among n. */
export const pairs = (n: number): number => (n * (n - 1)) / 2;
