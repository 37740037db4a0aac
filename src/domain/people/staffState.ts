export type StaffState = 'invited' | 'recovering' | 'active' | 'expired' | 'uninvited';

export const staffStateNames: Record<StaffState, string> = {
  invited: '已邀请',
  recovering: '待重设密码',
  active: '已启用',
  expired: '链接过期',
  uninvited: '未邀请',
};

/** How far a member of staff has come. @param linkUntil until when their newest unused link can be used */
export function staffState(
  account: { hasPassword: boolean; activatedAt: number | null; linkUntil: number | null },
  now: number,
): StaffState {
  if (account.hasPassword) return 'active';
  if (account.linkUntil === null) return account.activatedAt === null ? 'uninvited' : 'expired';
  if (account.linkUntil <= now) return 'expired';
  return account.activatedAt === null ? 'invited' : 'recovering';
}
