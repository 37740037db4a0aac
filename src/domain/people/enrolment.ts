/** Why a seat was given up: 换班, 转学, 离校, 登记有误. */
export const leaveReasons = ['moved', 'transferred', 'left', 'mistake'] as const;
export type LeaveReason = (typeof leaveReasons)[number];

export const leaveNames: Record<LeaveReason, string> = {
  moved: '换班',
  transferred: '转学',
  left: '离校',
  mistake: '登记有误',
};
