import { dayText, momentText } from '#components/site/words.ts';
import type { Phase } from '#domain/learning/competition';
import { gradeName } from '#domain/people/grade';
import { dayOf } from '#domain/time';

export const phaseNames: Record<Phase, string> = {
  soon: '还没开始',
  open: '进行中',
  closed: '已结束',
  'called-off': '已取消',
};

/** 九年级, 高一（含中职）: the classes in a year of schooling. */
export function yearName(year: number): string {
  if (year <= 6) return gradeName('primary', year);
  if (year <= 9) return gradeName('junior', year - 6);
  return `${gradeName('senior', year - 9)}（含中职）`;
}

export const yearNames = (years: readonly number[]): string => years.map(yearName).join('、');

/** 2026年11月22日 10:00 of an instant, in Asia/Shanghai. */
export const fullMomentText = (ms: number): string =>
  `${dayText(dayOf(ms))} ${momentText(ms).split(' ').at(-1)}`;

export const windowText = ({ opensAt, closesAt }: { opensAt: number; closesAt: number }): string =>
  `${fullMomentText(opensAt)} 至 ${fullMomentText(closesAt)}`;
