import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { staffPosts } from '#db/queries/auth/staffPosts';
import { accounts, auditEvents, staff, staffLinks, staffRoles } from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { setAccount } from '#tests/support/sessions';
import { createOfficer } from '#usecases/bureau/staff/createOfficer';
import { type Invited, inviteStaff } from '#usecases/school/staff/inviteStaff';
import { busyAdmin, busyTeacher, busyTownOfficer, countyOfficer, quietAdmin } from './support.ts';

const { busy, quiet } = cast;

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const li = { signInName: 'bz01-li', displayName: '李芳' };
const teacher = { ...li, role: 'teacher', classId: busy.classId } as const;
const admin = { ...li, role: 'school-admin', schoolId: busy.schoolId } as const;
const officer = (regionCode: string) => ({ ...li, role: 'officer', regionCode }) as const;
const invite = (by: Parameters<typeof inviteStaff>[0], who: Parameters<typeof inviteStaff>[1]) =>
  inviteStaff(by, who, morning);
const problemOf = (invited: Invited) => ('problem' in invited ? invited.problem : undefined);
const people = () => db().$count(staff);

test('a school admin invites a teacher: an account without a password, a link, a trail', async () => {
  const invited = await invite(busyAdmin, teacher);
  expect(invited).toMatchObject({
    invitation: {
      purpose: 'invite',
      ...li,
      posts: ['忙忙中学 七年级1班 · 班主任'],
      expiresAt: morning + hours(24 * 7),
    },
  });
  const [row] = await db().select().from(staff).where(eq(staff.name, 'bz01-li'));
  const staffId = row?.id ?? 0;
  expect(await db().select().from(accounts).where(eq(accounts.staffId, staffId))).toMatchObject([
    { passwordHash: null, cardHash: null, activatedAt: null },
  ]);
  expect(await staffPosts([staffId])).toMatchObject([
    { role: 'teacher', place: { classId: busy.classId, schoolId: busy.schoolId }, fromOn: today },
  ]);
  const trail = await db().select().from(auditEvents);
  expect(trail.map(({ act, accountId, schoolId }) => [act, accountId, schoolId])).toEqual([
    ['inviteStaff', busyAdmin.id, busy.schoolId],
    ['grantRole', busyAdmin.id, busy.schoolId],
  ]);
  expect(JSON.stringify(trail)).not.toContain('李芳');
});

test('a school admin invites a further admin of the own school', async () => {
  expect(await invite(busyAdmin, admin)).toHaveProperty('invitation');
});

test('a school admin invites no officer, and nobody to another school', async () => {
  const before = await people();
  for (const who of [
    officer(busy.regionCode),
    officer(cast.countyCode),
    { ...admin, schoolId: quiet.schoolId },
    { ...teacher, classId: quiet.classId },
  ]) {
    expect(problemOf(await invite(busyAdmin, who))).toContain('范围');
  }
  expect(await people()).toBe(before);
  expect(await db().$count(staffLinks)).toBe(0);
});

test('a teacher invites nobody', async () => {
  for (const who of [teacher, admin, officer(busy.regionCode)]) {
    expect(problemOf(await invite(busyTeacher, who))).toContain('范围');
  }
});

test('an officer invites school admins and officers at the own level and below', async () => {
  expect(await invite(countyOfficer, admin)).toHaveProperty('invitation');
  const town = { ...officer(cast.quietTown), signInName: 'town' };
  expect(await invite(countyOfficer, town)).toHaveProperty('invitation');
  const peer = { ...officer(cast.countyCode), signInName: 'peer' };
  expect(await invite(countyOfficer, peer)).toHaveProperty('invitation');
  const [row] = await db().select().from(auditEvents).where(eq(auditEvents.act, 'grantRole'));
  expect(row).toMatchObject({ schoolId: busy.schoolId, regionCode: null });
});

test('an officer invites nobody above or beside', async () => {
  for (const [by, who] of [
    [busyTownOfficer, officer(cast.countyCode)],
    [busyTownOfficer, officer(cast.quietTown)],
    [busyTownOfficer, { ...admin, schoolId: quiet.schoolId }],
    [countyOfficer, officer(cast.cityCode)],
    [countyOfficer, officer(cast.neighbourCounty)],
  ] as const) {
    expect(problemOf(await invite(by, who))).toContain('范围');
  }
});

test.each([
  ['a class that is not there', { ...teacher, classId: 999 }],
  ['no class', { ...li, role: 'teacher' } as const],
  ['a school that is not there', { ...admin, schoolId: 999 }],
  ['a code that is not there', { ...li, role: 'school-admin', schoolCode: 'NONE' } as const],
  ['no region', { ...li, role: 'officer' } as const],
])('%s is said', async (_what, who) => {
  expect(problemOf(await invite(countyOfficer, who))).toContain('没有找到');
});

test('a school is found by its code, as it is typed', async () => {
  const who = { ...li, role: 'school-admin', schoolCode: ' bz01 ' } as const;
  expect(await invite(countyOfficer, who)).toMatchObject({
    invitation: { posts: ['忙忙中学 · 学校管理员'] },
  });
});

test('a name that is no name is said, and nobody is made', async () => {
  const before = await people();
  for (const signInName of ['', '13800138000', '110101199003071234', 'a b@c']) {
    expect(problemOf(await invite(busyAdmin, { ...teacher, signInName }))).toContain('登录名');
  }
  expect(problemOf(await invite(busyAdmin, { ...teacher, displayName: ' ' }))).toContain('姓名');
  expect(await people()).toBe(before);
});

test('who is known in the school gets a further role and keeps the password', async () => {
  await setAccount(busy.teacher, { passwordHash: 'set' });
  const who = { signInName: busy.teacher.name, displayName: busy.teacher.name };
  expect(await invite(busyAdmin, { ...admin, ...who })).toEqual({ granted: true });
  const posts = await staffPosts([busy.teacher.staffId]);
  expect(posts.map(({ role }) => role)).toEqual(['teacher', 'school-admin']);
  expect(await db().$count(staffLinks)).toBe(0);
});

test('a role that is held already is not given again', async () => {
  const who = { signInName: busy.teacher.name, displayName: busy.teacher.name };
  expect(problemOf(await invite(busyAdmin, { ...teacher, ...who }))).toContain('已经有这项职责');
  expect(await staffPosts([busy.teacher.staffId])).toHaveLength(1);
});

test('a known sign-in name with another name is not the same person', async () => {
  const who = { signInName: busy.teacher.name, displayName: '别人' };
  expect(problemOf(await invite(busyAdmin, { ...admin, ...who }))).toContain('不一样');
});

test('a sign-in name from elsewhere is taken, and nothing is told of whose it is', async () => {
  for (const { name } of [quiet.teacher, cast.officer]) {
    const who = { signInName: name, displayName: '李芳' };
    const problem = problemOf(await invite(busyAdmin, { ...teacher, ...who }));
    expect(problem).toContain('已经有人在用');
    expect(problem).not.toContain(quiet.name);
  }
  expect(await staffPosts([quiet.teacher.staffId])).toHaveLength(1);
});

test('an invited officer cannot be taken over by an invitation to a school', async () => {
  await invite(countyOfficer, { ...officer(cast.countyCode), signInName: 'new-officer' });
  const links = await db().select().from(staffLinks);
  const who = { ...teacher, signInName: 'new-officer' };
  expect(problemOf(await invite(busyAdmin, who))).toContain('已经有人在用');
  expect(await db().select().from(staffLinks)).toEqual(links);
});

test('who has left another school is not taken over by ours, but by the officer of both', async () => {
  await write([
    db()
      .update(staffRoles)
      .set({ untilOn: today })
      .where(eq(staffRoles.staffId, quiet.teacher.staffId)),
  ]);
  const who = { ...teacher, signInName: quiet.teacher.name, displayName: quiet.teacher.name };
  expect(problemOf(await invite(busyAdmin, who))).toContain('已经有人在用');
  expect(await invite(quietAdmin, { ...who, classId: quiet.classId })).toEqual({ granted: true });
  expect(await invite(countyOfficer, who)).toEqual({ granted: true });
});

test('two admins who take the same sign-in name at once: one is told to look again', async () => {
  const outcomes = await Promise.all([invite(busyAdmin, teacher), invite(busyAdmin, admin)]);
  expect(outcomes.filter((one) => 'invitation' in one)).toHaveLength(1);
  expect(outcomes.map(problemOf).filter(Boolean)).toHaveLength(1);
});

test('the operator makes the first officer of any region, and gets the link', async () => {
  const who = { signInName: 'province', displayName: '省教育厅', regionCode: cast.provinceCode };
  const made = await createOfficer(who, morning);
  expect(made).toMatchObject({ invitation: { posts: ['示范省 · 教育局管理员'] } });
  expect('invitation' in made && made.invitation.path).toMatch(/^\/invite\/9[0-9A-Z]{29}$/);
  const [event] = await db().select().from(auditEvents);
  expect(event).toMatchObject({ act: 'inviteStaff', accountId: null, regionCode: '990000' });
  expect(problemOf(await createOfficer({ ...who, regionCode: '123456' }, morning))).toContain(
    '没有找到',
  );
});

test('a link made by the first school does not open what a later role leads to', async () => {
  await invite(busyAdmin, teacher);
  await invite(countyOfficer, { ...teacher, classId: quiet.classId });
  expect(await db().$count(staffLinks)).toBe(0);
});

test('further roles in the same school leave the printed link as it is', async () => {
  await invite(busyAdmin, teacher);
  expect(await invite(countyOfficer, admin)).toEqual({ granted: true });
  expect(await db().$count(staffLinks)).toBe(1);
});

test('two who give the same role at the same time: it is given once', async () => {
  await invite(busyAdmin, teacher);
  const outcomes = await Promise.all([invite(busyAdmin, admin), invite(countyOfficer, admin)]);
  expect(outcomes.filter((outcome) => 'granted' in outcome)).toHaveLength(1);
  const [row] = await db().select().from(staff).where(eq(staff.name, li.signInName));
  expect(await staffPosts([row?.id ?? 0])).toHaveLength(2);
});
