import type { Evidence } from '#domain/indicators/evidence';

/** Where something was done, in a student's words. */
export const evidenceWords: Record<Evidence, string> = {
  A: '上课时',
  B: '自己的账号',
  C: '老师登记的',
  D: '测评时',
};

/** 2026—2027 学年 of the first of its two years. */
export const schoolYearText = (schoolYear: number): string =>
  `${schoolYear}—${schoolYear + 1} 学年`;
