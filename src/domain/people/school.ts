export const schoolKinds = [
  'primary',
  'junior',
  'nine-year',
  'senior',
  'complete',
  'vocational',
] as const;
export type SchoolKind = (typeof schoolKinds)[number];

export const schoolKindNames: Record<SchoolKind, string> = {
  primary: '小学',
  junior: '初中',
  'nine-year': '九年一贯制',
  senior: '高中',
  complete: '完全中学',
  vocational: '中职',
};

/** 学段: the stage a class entered together. */
export const stages = ['primary', 'junior', 'senior', 'vocational'] as const;
export type Stage = (typeof stages)[number];

export const stageNames: Record<Stage, string> = {
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中职',
};

/** The stages a kind of school teaches. */
export const stagesOf: Record<SchoolKind, readonly Stage[]> = {
  primary: ['primary'],
  junior: ['junior'],
  'nine-year': ['primary', 'junior'],
  senior: ['senior'],
  complete: ['junior', 'senior'],
  vocational: ['vocational'],
};

/** First day of what was so before it came to this platform. */
export const beforeRecords = '1900-01-01';
