import type { Metric } from '#domain/indicators/metric';

/** What each figure counts, in one sentence. */
export const metricMeanings: Record<Metric, string> = {
  registered: '自己用卡登录过，或在老师开的课堂里到场。',
  used: '本学年至少有一课计数。',
  completed: '本学期必修的课全部完成。只看有任务的年级。',
};
