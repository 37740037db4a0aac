/** Why a teacher thinks that a question is faulty. */
export const reportReasons = ['key', 'wording', 'outdated', 'unsuitable', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportReasonNames: Record<ReportReason, string> = {
  key: '答案不对',
  wording: '说法不清楚',
  outdated: '内容过时',
  unsuitable: '不适合学生',
  other: '其他',
};
