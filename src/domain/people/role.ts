/** 班主任, 学校管理员, 教育局/禁毒办. */
export const roles = ['teacher', 'school-admin', 'officer'] as const;
export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  teacher: '班主任',
  'school-admin': '学校管理员',
  officer: '教育局管理员',
};
