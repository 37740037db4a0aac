/** What is counted once a student and roll: registered 注册, used 使用, completed 完成. */
export const metrics = ['registered', 'used', 'completed'] as const;
export type Metric = (typeof metrics)[number];

/** What a unit shows: those, and mastered 达标, which looks only at students whose booster is due. */
export const indicators = [...metrics, 'mastered'] as const;
export type Indicator = (typeof indicators)[number];

export const metricNames: Record<Indicator, string> = {
  registered: '注册率',
  used: '使用率',
  completed: '完成率',
  mastered: '达标率',
};
