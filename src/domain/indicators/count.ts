/** How many of how many distinct students; a rate is only for the eye. */
export type Count = { done: number; of: number };

/** Adds counts of disjoint groups: parents are the sum of their children, rates are never averaged. */
export function addCounts(counts: readonly Count[]): Count {
  return counts.reduce((sum, c) => ({ done: sum.done + c.done, of: sum.of + c.of }), {
    done: 0,
    of: 0,
  });
}

/**
 * Percentage with one decimal for display: 0 of 0 is “—”, 100% only if every one is done
 * (99.96 % prints 99.9%), above 100 an error, never capped.
 */
export function percentText({ done, of }: Count): string {
  if (done > of) return '数据有误';
  if (of === 0) return '—';
  if (done === of) return '100%';
  const tenths = Math.floor((done * 1000) / of);
  return `${(tenths / 10).toFixed(1)}%`;
}

/** Is every one of them done? False for 0 of 0. */
export const isComplete = ({ done, of }: Count): boolean => of > 0 && done === of;
