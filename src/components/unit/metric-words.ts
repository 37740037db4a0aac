import type { Indicator } from '#domain/indicators/metric';

/** What each figure counts, in one sentence. */
export const metricMeanings: Record<Indicator, string> = {
  registered: '自己用卡登录过，或在老师开的课堂里到场。',
  used: '本学年至少有一课计数。',
  completed: '本学期必修的课全部完成。只看有任务的年级。',
  mastered: '巩固小测第一次就答对 4 题以上。分母是小测已到期的学生（学完满六周），没做算没达标。',
};

/** Why a figure is 0 of 0 although there are students on the roll. */
export const nobodyWords: Record<Indicator, string> = {
  registered: '名册上没有学生',
  used: '名册上没有学生',
  completed: '无任务',
  mastered: '还没有到期的巩固小测',
};

/** The same in a cell of a table. */
export const noneIn = (indicator: Indicator, roll: number): string => {
  if (roll === 0) return '—';
  if (indicator === 'completed') return '无任务';
  return indicator === 'mastered' ? '— 未到期' : '—';
};
