import { gradeOf, schoolYearOf } from '../grade.ts';
import type { Stage } from '../school.ts';
import type { ClassParts } from './classText.ts';

/** The school's stages, and today in Asia/Shanghai. */
export type ClassContext = { stages: readonly Stage[]; day: string };

/** All classes that entered a stage in the same year. */
export type StageYear = { stage: Stage; entryYear: number };

const longestStageYears = 6;
/** From here on files speak of the classes that come in September. */
const comingFrom = '06-01';
const schoolYearBegins = '09-01';

/** Every stage and year that can sit in the school today; in summer also the coming one. */
export function possible({ stages, day }: ClassContext): StageYear[] {
  const now = schoolYearOf(day);
  const monthDay = day.slice(5);
  const newest = monthDay >= comingFrom && monthDay < schoolYearBegins ? now + 1 : now;
  const years = Array.from({ length: longestStageYears + 1 }, (_, i) => newest - i);
  return stages
    .flatMap((stage) => years.map((entryYear) => ({ stage, entryYear })))
    .filter(({ stage, entryYear }) => entryYear > now || gradeOf(stage, entryYear, now));
}

export const gradeIn = ({ stage, entryYear }: StageYear, { day }: ClassContext) =>
  gradeOf(stage, entryYear, schoolYearOf(day));

/** 七年级 is the first of junior school: the years before it. */
const yearsBefore: Partial<Record<Stage, number>> = { primary: 0, junior: 6, senior: 9 };

/** Can what a text says be said of these classes? */
export function fits(parts: ClassParts, one: StageYear, context: ClassContext): boolean {
  const grade = gradeIn(one, context);
  if (parts.stage && parts.stage !== one.stage) return false;
  if (parts.entryYear !== undefined && parts.entryYear !== one.entryYear) return false;
  if (parts.grade !== undefined && parts.grade !== grade) return false;
  if (parts.years === undefined) return true;
  if (grade === undefined) return false;
  const before = yearsBefore[one.stage];
  if (before !== undefined && before + grade === parts.years) return true;
  // 一年级 of a school without primary classes is the first year of its own stage.
  return !context.stages.includes('primary') && grade === parts.years;
}

/** Does a text say anything that narrows stage or year? */
export const tells = ({ stage, years, grade, entryYear }: ClassParts): boolean =>
  [stage, years, grade, entryYear].some((said) => said !== undefined);
