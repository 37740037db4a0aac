import { gradeName, gradeOf, schoolYearOf } from './grade.ts';
import { type Stage, stageNames } from './school.ts';

/**
 * 七年级; 初中2027级 for a class that comes in September. A roster that says so is understood
 * again on the same day, in a school of any stages.
 */
export function gradeWords(
  { stage, entryYear }: { stage: Stage; entryYear: number },
  day: string,
): string {
  const grade = gradeOf(stage, entryYear, schoolYearOf(day));
  return grade ? gradeName(stage, grade) : `${stageNames[stage]}${entryYear}级`;
}
