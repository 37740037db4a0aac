import type { ItemFlag } from '#domain/learning/statistics/flags';

/** What is wrong, in two or three words. */
export const flagNames: Record<ItemFlag, string> = {
  negative: '区分度为负',
  misleading: '错项比答案选得多',
  idle: '有选项没人选',
  overdue: '过了复核日期',
  reported: '老师报告有误',
};

/** Why that matters, and what to do. */
export const flagReasons: Record<ItemFlag, string> = {
  negative:
    '答对这题的人，其他题反而答得差。多半是答案标错了，或者题意让人误会。请核对答案，改写题干。',
  misleading:
    '有一个错的选项，选的人比正确答案还多。请看它是不是也说得通，或者这一点课上没讲清楚。',
  idle: '有一个错的选项几乎没人选（不到 2%），等于少一个选项。请换成学生真会想错的说法。',
  overdue: '出处该再核对一次了：法规和数据可能已经变了。',
  reported: '有老师说这道题有问题，还没有答复。',
};

/** 12.3, −4.0, and “—” for what cannot be said. */
export const figureText = (value: number | null, digits = 1): string =>
  value === null ? '—' : value.toFixed(digits).replace('-', '−');

/** A percentage cut off like every other here; the small part mends what binary fractions lose. */
export const shareText = (value: number | null): string =>
  value === null ? '—' : `${figureText(Math.floor(value * 10 + 1e-6) / 10)}%`;

/** Instead of figures where too few have answered. */
export const tooFew = (attempts: number): string => `${attempts} 次，不足 30 次，不显示`;
