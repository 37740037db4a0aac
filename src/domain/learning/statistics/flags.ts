import type { ItemFigures } from './figures.ts';

/** What may be wrong with a question, worst first. That nearly all know it is no fault. */
export const itemFlags = ['negative', 'misleading', 'idle', 'overdue', 'reported'] as const;
export type ItemFlag = (typeof itemFlags)[number];

/** A distractor below this share draws nobody … */
const idleShare = 0.02;
/** … if so many had the chance. */
const idleLeast = 200;

export type Judged = {
  /** Null below 30 first attempts. */
  figures: ItemFigures | null;
  key: number;
  /** YYYY-MM-DD by when the source is looked at again; null if nobody said. */
  reviewBy: string | null;
  openReports: number;
};

/**
 * The faults of an item that ask for repair by its statistics. In mastery
 * learning a high facility is the aim, so it is no flag.
 * @param today YYYY-MM-DD
 */
export function flagsOf(
  { figures, key, reviewBy, openReports }: Judged,
  today: string,
): ItemFlag[] {
  const found: Record<ItemFlag, boolean> = {
    // As it is shown, with one decimal: what is 0.0 there is no fault.
    negative: Math.round((figures?.discrimination ?? 0) * 10) < 0,
    misleading: misleadingOptions(figures, key).length > 0,
    idle: idleOptions(figures, key).length > 0,
    overdue: reviewBy !== null && reviewBy < today,
    reported: openReports > 0,
  };
  return itemFlags.filter((flag) => found[flag]);
}

/** Distractors that more chose than the key. */
export function misleadingOptions(figures: ItemFigures | null, key: number): number[] {
  if (!figures) return [];
  const right = figures.chosen[key] ?? 0;
  return distractors(key).filter((option) => (figures.chosen[option] ?? 0) > right);
}

/** Distractors that hardly anybody takes for right. */
export function idleOptions(figures: ItemFigures | null, key: number): number[] {
  if (!figures) return [];
  const all = figures.chosen.reduce((sum, n) => sum + n, 0);
  if (all < idleLeast) return [];
  return distractors(key).filter((option) => (figures.chosen[option] ?? 0) < idleShare * all);
}

const distractors = (key: number) => [0, 1, 2, 3].filter((option) => option !== key);
