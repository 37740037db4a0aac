import { type Deed, type HeldRole, may, type Place } from '#domain/people/permission';

export type Tab = { href: string; name: string };

type Viewer = readonly HeldRole[];

/** The pages of a school that this viewer may open, the figures first. */
export function schoolTabs(schoolId: number, viewer: Viewer, place: Place): Tab[] {
  const allowed = (deeds: readonly Deed[]) =>
    deeds.some((deed) => may(viewer, deed, 'school', place));
  const tab = (path: string, name: string, ...deeds: Deed[]) =>
    allowed(deeds) ? [{ href: `/schools/${schoolId}${path}`, name }] : [];
  return [
    ...tab('', '进度', 'read'),
    ...tab('/students', '学生', 'names'),
    ...tab('/roster', '导入名单', 'act'),
    ...tab('/roll', '名册', 'read'),
    ...tab('/staff', '教职工', 'act', 'manage'),
    ...tab('/competitions', '竞赛', 'act'),
    ...tab('/settings', '学校信息', 'manage'),
    ...tab('/trail', '操作记录', 'act', 'manage'),
  ];
}

/** The pages of a region that this viewer may open. */
export function regionTabs(code: string, viewer: Viewer, place: Place): Tab[] {
  const tab = (path: string, name: string, deed: Deed) =>
    may(viewer, deed, 'region', place) ? [{ href: `/regions/${code}${path}`, name }] : [];
  return [
    ...tab('', '进度', 'read'),
    ...tab('/schools', '学校', 'act'),
    ...tab('/roster', '导入名单', 'act'),
    ...tab('/rolls', '名册', 'read'),
    ...tab('/staff', '教职工', 'act'),
    ...tab('/items', '题库', 'act'),
    ...tab('/contests', '认定申请', 'act'),
    ...tab('/competitions', '竞赛', 'act'),
    ...tab('/findings', '异常线索', 'read'),
    ...tab('/trail', '操作记录', 'act'),
  ];
}
