import type { Stage } from './school.ts';

const lengthYears: Record<Stage, number> = { primary: 6, junior: 3, senior: 3, vocational: 3 };
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * The year a school year is named by: 2026 runs from 2026-09-01 to 2027-08-31.
 * @param day a date in Asia/Shanghai, YYYY-MM-DD
 */
export function schoolYearOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month >= 9 ? year : year - 1;
}

/**
 * The year within its stage (1 = first) that a class is in; derived, so the
 * roll-over of 1 September needs no job.
 * @returns undefined before the class entered or after it left the stage
 */
export function gradeOf(stage: Stage, entryYear: number, schoolYear: number): number | undefined {
  const grade = schoolYear - entryYear + 1;
  return grade >= 1 && grade <= lengthYears[stage] ? grade : undefined;
}

/** The year of schooling from 1 (first grade) to 12 that a grade of a stage is. */
export function yearOfSchooling(stage: Stage, grade: number): number {
  if (stage === 'primary') return grade;
  return stage === 'junior' ? grade + 6 : grade + 9;
}

/** 五年级, 七年级(初一), 高一, 中职一年级. */
export function gradeName(stage: Stage, grade: number): string {
  switch (stage) {
    case 'primary':
      return `${digits[grade]}年级`;
    case 'junior':
      return `${digits[grade + 6]}年级`;
    case 'senior':
      return `高${digits[grade]}`;
    case 'vocational':
      return `中职${digits[grade]}年级`;
  }
}

/** 七年级3班, or 2020级3班 once the class has left the stage. */
export function className(
  schoolClass: { stage: Stage; entryYear: number; number: number },
  schoolYear: number,
): string {
  const { stage, entryYear, number } = schoolClass;
  const grade = gradeOf(stage, entryYear, schoolYear);
  return `${grade ? gradeName(stage, grade) : `${entryYear}级`}${number}班`;
}
