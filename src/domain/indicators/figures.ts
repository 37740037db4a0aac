import { counts, type Evidence, evidenceClasses } from './evidence.ts';
import { type Metric, metrics } from './metric.ts';

/** Students per evidence class who reached a metric. */
export type Split = Record<Evidence, number>;

/** One indicator of a unit: distinct students of the frozen roll. */
export type Figure = { split: Split; of: number };

/** What a unit (class, school, region) shows. `roll` is N of the frozen roll. */
export type Figures = { roll: number } & Record<Metric, Figure>;

/** A class of the roll, with its counters. */
export type ClassCount = { size: number; required: boolean; counters: Record<Metric, Split> };

const noSplit = (): Split => ({ A: 0, B: 0, C: 0, D: 0 });

/** No student, nothing reached. */
export const noCounters = (): Record<Metric, Split> => ({
  registered: noSplit(),
  used: noSplit(),
  completed: noSplit(),
});

/** The headline numerator: only A and B count. */
export const countedIn = (split: Split): number =>
  evidenceClasses.filter(counts).reduce((sum, evidence) => sum + split[evidence], 0);

/** A figure as n of N. */
export const countOf = (figure: Figure) => ({ done: countedIn(figure.split), of: figure.of });

/**
 * Figures of counters that are summed already.
 * @param roll N of the frozen roll
 * @param asked how many of them are in a grade with required lessons
 * @param counters of `completed` those of grades with required lessons only
 */
export function sumFigures(
  roll: number,
  asked: number,
  counters: readonly { metric: Metric; evidence: Evidence; students: number }[],
): Figures {
  const figures = noFigures();
  figures.roll = roll;
  for (const metric of metrics) figures[metric].of = metric === 'completed' ? asked : roll;
  for (const { metric, evidence, students } of counters) {
    figures[metric].split[evidence] += students;
  }
  return figures;
}

const noFigures = (): Figures => ({
  roll: 0,
  registered: { split: noSplit(), of: 0 },
  used: { split: noSplit(), of: 0 },
  completed: { split: noSplit(), of: 0 },
});

/** Rolls classes up into one unit. A class without required lessons (无任务) stands outside 完成率. */
export function rollUp(classes: readonly ClassCount[]): Figures {
  const total = noFigures();
  for (const each of classes) {
    total.roll += each.size;
    for (const metric of metrics) {
      if (metric === 'completed' && !each.required) continue;
      total[metric].of += each.size;
      for (const evidence of evidenceClasses) {
        total[metric].split[evidence] += each.counters[metric][evidence];
      }
    }
  }
  return total;
}
