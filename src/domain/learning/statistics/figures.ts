import { z } from 'zod';

/** Fewer first attempts than this say nothing: nothing but their number is kept or shown. */
export const leastAttempts = 30;

/** Null: it cannot be said, because all values are the same; shown as “—”, never as 0. */
const figure = z.number().nullable();

/** How one question did among the first attempts that drew it. Percentages but for the counts. */
const itemFigures = z.object({
  facility: figure,
  discrimination: figure,
  efficiency: figure,
  weight: figure,
  /** How many chose each option, in the order of the item version. */
  chosen: z.array(z.int()).length(4),
});

/** How a lesson's check did as a whole. `mean`, `sd` and `standardError` are in points. */
const checkFigures = z.object({
  mean: figure,
  sd: figure,
  passed: z.int(),
  /** Coefficient of internal consistency: Cronbach's α × 100. */
  cic: figure,
  errorRatio: figure,
  standardError: figure,
});

/** What is stored of a lesson's check in a term; figures are null below `leastAttempts`. */
export const lessonFigures = z.object({
  /** Finished first attempts. */
  attempts: z.int(),
  /** Items in a check. */
  length: z.int(),
  check: checkFigures.nullable(),
  items: z.array(
    z.object({
      itemId: z.string(),
      version: z.int(),
      attempts: z.int(),
      figures: itemFigures.nullable(),
    }),
  ),
});

export type LessonFigures = z.infer<typeof lessonFigures>;
export type CheckFigures = z.infer<typeof checkFigures>;
export type ItemFigures = z.infer<typeof itemFigures>;
