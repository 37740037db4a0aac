import { counts, type Evidence, evidenceClasses } from './evidence.ts';
import { type Indicator, indicators, type Metric, metrics } from './metric.ts';

/** Students per evidence class who reached a metric. */
export type Split = Record<Evidence, number>;

/** One indicator of a unit: distinct students of the frozen roll. */
export type Figure = { split: Split; of: number };

/** What a unit (class, school, region) shows. `roll` is N of the frozen roll. */
export type Figures = { roll: number } & Record<Indicator, Figure>;

/**
 * A class of the roll, with its counters, and `mastered`: of those whose booster is due, who met
 * it. Not taken is not met.
 */
export type ClassCount = {
  size: number;
  required: boolean;
  counters: Record<Metric, Split>;
  mastered: Figure;
};

const noSplit = (): Split => ({ A: 0, B: 0, C: 0, D: 0 });

/** No student, nothing reached. */
export const noCounters = (): Record<Metric, Split> => ({
  registered: noSplit(),
  used: noSplit(),
  completed: noSplit(),
});

/** Of nobody. */
const noFigure = (): Figure => ({ split: noSplit(), of: 0 });

/** The headline numerator: only A and B count. */
export const countedIn = (split: Split): number =>
  evidenceClasses.filter(counts).reduce((sum, evidence) => sum + split[evidence], 0);

/** A figure as n of N. */
export const countOf = (figure: Figure) => ({ done: countedIn(figure.split), of: figure.of });

/** Figures of disjoint groups together. */
function addFigures(figures: readonly Figure[]): Figure {
  const total = noFigure();
  for (const { split, of } of figures) {
    total.of += of;
    for (const evidence of evidenceClasses) total.split[evidence] += split[evidence];
  }
  return total;
}

/**
 * Figures of counters that are summed already.
 * @param roll N of the frozen roll
 * @param asked how many of them are in a grade with required lessons
 * @param counters of `completed` those of grades with required lessons only
 * @param mastered of those whose booster is due
 */
export function sumFigures(
  roll: number,
  asked: number,
  counters: readonly { metric: Metric; evidence: Evidence; students: number }[],
  mastered: Figure,
): Figures {
  const figures = { ...noFigures(), roll, mastered };
  for (const metric of metrics) figures[metric].of = metric === 'completed' ? asked : roll;
  for (const { metric, evidence, students } of counters) {
    figures[metric].split[evidence] += students;
  }
  return figures;
}

const noFigures = (): Figures => ({
  roll: 0,
  registered: noFigure(),
  used: noFigure(),
  completed: noFigure(),
  mastered: noFigure(),
});

/** Rolls classes up into one unit. A class without required lessons (无任务) stands outside 完成率. */
export function rollUp(classes: readonly ClassCount[]): Figures {
  const total = noFigures();
  for (const indicator of indicators) {
    total[indicator] = addFigures(classes.flatMap((each) => figureOf(each, indicator)));
  }
  total.roll = classes.reduce((sum, { size }) => sum + size, 0);
  return total;
}

function figureOf({ size, required, counters, mastered }: ClassCount, indicator: Indicator) {
  if (indicator === 'mastered') return [mastered];
  if (indicator === 'completed' && !required) return [];
  return [{ split: counters[indicator], of: size }];
}
