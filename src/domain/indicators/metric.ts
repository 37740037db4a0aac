/** What the roll is measured by: registered 注册, used 使用, completed 完成. */
export const metrics = ['registered', 'used', 'completed'] as const;
export type Metric = (typeof metrics)[number];

export const metricNames: Record<Metric, string> = {
  registered: '注册率',
  used: '使用率',
  completed: '完成率',
};
