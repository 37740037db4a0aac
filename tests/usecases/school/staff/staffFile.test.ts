import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { staffPosts } from '#db/queries/auth/staffPosts';
import { auditEvents, staff, staffLinks } from '#db/schema/index';
import * as cast from '#tests/support/cast';
import { minutes, morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { setAccount } from '#tests/support/sessions';
import type { FilePlace } from '#usecases/school/staff/file/locateRows';
import {
  confirmStaff,
  previewSheets,
  previewStaff,
  type StaffPreview,
} from '#usecases/school/staff/file/previewStaff';
import { inviteStaff } from '#usecases/school/staff/inviteStaff';
import { busyAdmin, busyTownOfficer, countyOfficer, quietAdmin } from './support.ts';

const { busy, quiet } = cast;

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

type Actor = typeof busyAdmin;
const ofSchool = { schoolId: busy.schoolId } as FilePlace;
const ofCounty: FilePlace = { regionCode: cast.countyCode };

function preview(lines: string[], place = ofSchool, actor: Actor = busyAdmin) {
  const rows = lines.map((line, i) => ({ row: i + 1, cells: line.split(',') }));
  const file = { sheets: [{ name: '', rows }], fileName: '教职工.csv' };
  return previewSheets(file, place, actor, morning);
}
const confirm = (
  { id = '' }: StaffPreview,
  place = ofSchool,
  actor: Actor = busyAdmin,
  at = morning,
) => confirmStaff(id, place, actor, at);
const problemsOf = ({ problems }: StaffPreview) =>
  problems.map(({ row, column, what }) => `${row} ${column} ${what}`);

const heading = '登录名,姓名,职责,班级';
const li = 'li,李芳,班主任,七年级1班';

test('a file of a school is shown first and stores nothing', async () => {
  const before = await db().$count(staff);
  const shown = await preview([heading, li, 'wang,王强,学校管理员,']);
  expect(shown).toMatchObject({
    fileName: '教职工.csv',
    counts: { newcomers: 2, granted: 2, ended: 0, unchanged: 0, problems: 0 },
    rows: [
      { kind: 'newcomer', displayName: '李芳', words: '忙忙中学 七年级1班 · 班主任' },
      { kind: 'newcomer', displayName: '王强', words: '忙忙中学 · 学校管理员' },
    ],
  });
  expect(shown.id).toBeDefined();
  expect(await db().$count(staff)).toBe(before);
});

test('confirmed it invites everyone in one act, with a link each', async () => {
  const outcome = await confirm(await preview([heading, li, 'wang,王强,学校管理员,']));
  if (!('imported' in outcome)) throw new Error('not imported');
  expect(outcome.invitations.map(({ signInName, posts }) => [signInName, posts])).toEqual([
    ['li', ['忙忙中学 七年级1班 · 班主任']],
    ['wang', ['忙忙中学 · 学校管理员']],
  ]);
  expect(new Set(outcome.invitations.map(({ path }) => path)).size).toBe(2);
  expect(await db().$count(staffLinks)).toBe(2);
  const acts = (await db().select().from(auditEvents)).map(({ act }) => act);
  expect(acts.sort()).toEqual(['grantRole', 'grantRole', 'inviteStaff', 'inviteStaff']);
});

test('a file is read as a table, and what is none is refused', async () => {
  const read = (text: string, fileName: string) => {
    const bytes = new TextEncoder().encode(text);
    return previewStaff({ bytes, fileName }, ofSchool, busyAdmin, morning);
  };
  expect(await read(`${heading}\n${li}`, '教职工.csv')).toMatchObject({
    preview: { counts: { newcomers: 1, problems: 0 } },
  });
  expect(await read('', '教职工.csv')).toHaveProperty('unusable');
  expect(await read(li, '教职工.txt')).toHaveProperty('unusable');
});

test('the same file again changes nothing', async () => {
  await confirm(await preview([heading, li]));
  const again = await preview([heading, li]);
  expect(again).toMatchObject({ counts: { newcomers: 0, granted: 0, unchanged: 1, problems: 0 } });
  expect(again.id).toBeUndefined();
});

test('someone with two rows is one person with two roles and one link', async () => {
  const outcome = await confirm(await preview([heading, li, 'li,李芳,学校管理员,', li]));
  if (!('imported' in outcome)) throw new Error('not imported');
  expect(outcome.imported).toMatchObject({ newcomers: 1, granted: 2 });
  expect(outcome.invitations).toMatchObject([{ posts: { length: 2 } }]);
});

test('known staff get a role more, lose one only where it says so, and none by absence', async () => {
  await setAccount(busy.teacher, { passwordHash: 'set' });
  const name = busy.teacher.name;
  const shown = await preview([
    `${heading},变动`,
    `${name},${name},学校管理员,,`,
    `${name},${name},班主任,2026级1班,收回`,
  ]);
  expect(shown).toMatchObject({ counts: { newcomers: 0, granted: 1, ended: 1, problems: 0 } });
  expect(await confirm(shown)).toMatchObject({ invitations: [] });
  const open = (await staffPosts([busy.teacher.staffId])).filter(({ untilOn }) => untilOn === null);
  expect(open.map(({ role }) => role)).toEqual(['school-admin']);
  expect(await staffPosts([busy.admin.staffId])).toMatchObject([{ untilOn: null }]);
});

test.each([
  ['an officer', 'li,李芳,教育局管理员,', '学校不能安排教育局管理员'],
  ['a class that is not there', 'li,李芳,班主任,七年级9班', '没有'],
  ['a class nobody can read', 'li,李芳,班主任,火箭班', '看不懂班级'],
  [
    'a sign-in name from another school',
    `${quiet.teacher.name},李芳,班主任,七年级1班`,
    '已经有人在用',
  ],
  ['another name for a known one', `${busy.teacher.name},别人,学校管理员,`, '不一样'],
  ['the own desk', `${busy.admin.name},${busy.admin.name},学校管理员,,收回`, '自己的管理职责'],
])('%s stands in the way of the whole file', async (_what, line, words) => {
  const shown = await preview([`${heading},变动`, 'zhao,赵敏,班主任,七年级1班,', line]);
  expect(problemsOf(shown)).toMatchObject([expect.stringMatching(new RegExp(`^3 .*${words}`))]);
  expect(shown.id).toBeUndefined();
});

test('a school’s file names no other school', async () => {
  const shown = await preview([
    '登录名,姓名,职责,学校代码',
    `li,李芳,学校管理员,${quiet.schoolCode}`,
  ]);
  expect(problemsOf(shown)).toMatchObject([expect.stringContaining('没有找到学校')]);
});

test('an officer imports for all schools and regions of theirs', async () => {
  const shown = await preview(
    [
      '登录名,姓名,职责,班级,学校代码,地区代码',
      `a1,甲一,学校管理员,,${busy.schoolCode},`,
      `a2,甲二,班主任,七年级1班,${quiet.schoolCode.toLowerCase()},`,
      `a3,甲三,教育局管理员,,,${cast.quietTown}`,
    ],
    ofCounty,
    countyOfficer,
  );
  expect(problemsOf(shown)).toEqual([]);
  const outcome = await confirm(shown, ofCounty, countyOfficer);
  expect('imported' in outcome && outcome.invitations.map(({ posts }) => posts[0])).toEqual([
    '忙忙中学 · 学校管理员',
    '静静中学 七年级1班 · 班主任',
    '静静乡 · 教育局管理员',
  ]);
});

test('an officer imports nobody beside or above', async () => {
  const town = { regionCode: cast.busyTown };
  const shown = await preview(
    [
      '登录名,姓名,职责,班级,学校代码,地区代码',
      `a1,甲一,学校管理员,,${quiet.schoolCode},`,
      `a2,甲二,教育局管理员,,,${cast.countyCode}`,
      'a3,甲三,教育局管理员,,,',
      'a4,甲四,学校管理员,,,',
    ],
    town,
    busyTownOfficer,
  );
  expect(problemsOf(shown)).toEqual([
    expect.stringMatching(/^2 .*范围/),
    expect.stringMatching(/^3 .*范围/),
    '4 “地区代码”列 没有写地区代码。',
    '5 “学校代码”列 没有写学校代码。',
  ]);
});

test('a preview is confirmed once, by who asked for it, where it was asked, within half an hour', async () => {
  const shown = await preview([heading, li]);
  expect(await confirm(shown, { schoolId: quiet.schoolId }, quietAdmin)).toEqual({ gone: true });
  expect(await confirm(shown, ofSchool, quietAdmin)).toEqual({ gone: true });
  expect(await confirm(shown)).toHaveProperty('imported');
  expect(await confirm(shown)).toEqual({ gone: true });
  const late = await preview([heading, 'wang,王强,学校管理员,']);
  expect(await confirm(late, ofSchool, busyAdmin, morning + minutes(30))).toEqual({ gone: true });
});

test('what changed since the preview is shown again, not imported', async () => {
  const shown = await preview([heading, li]);
  const same = { signInName: 'li', displayName: '李芳', role: 'school-admin' } as const;
  await inviteStaff(busyAdmin, { ...same, schoolId: busy.schoolId }, morning);
  const links = await db().$count(staffLinks);
  expect(await confirm(shown)).toMatchObject({ again: { rows: [{ kind: 'grant' }] } });
  expect(await db().$count(staffLinks)).toBe(links);
});

test('a file with other headings is told what is missing', async () => {
  const shown = await preview(['姓名,班级', '李芳,七年级1班']);
  expect(problemsOf(shown)[0]).toContain('“登录名”、“职责”');
});

test('two thousand rows are taken over at once', async () => {
  const lines = Array.from({ length: 1990 }, (_, i) => `t${i},老师${i % 100},班主任,七年级1班`);
  const shown = await preview([heading, ...lines]);
  const outcome = await confirm(shown);
  expect(outcome).toMatchObject({ imported: { newcomers: 1990, problems: 0 } });
});
