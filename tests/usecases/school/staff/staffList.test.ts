import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSession } from '#auth/session';
import { db } from '#db/client';
import { accounts, auditEvents, staff, staffLinks, staffRoles } from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { hours, letClockRun, morning, stopClock, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, setAccount } from '#tests/support/sessions';
import { recoverByOperator } from '#usecases/bureau/staff/recoverByOperator';
import { endRole } from '#usecases/school/staff/endRole';
import { inviteStaff } from '#usecases/school/staff/inviteStaff';
import { makeStaffLink, newLinkOf } from '#usecases/school/staff/makeStaffLink';
import { openStaff, openStaffMember } from '#usecases/school/staff/openStaff';
import {
  busyAdmin,
  busyAdmins,
  busyStaff,
  busyTownOfficer,
  countyOfficer,
  countyStaff,
} from './support.ts';

const { busy, quiet } = cast;

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const namesIn = async (scope: Parameters<typeof openStaff>[0], asked = {}) =>
  (await openStaff(scope, asked, morning)).rows.map(({ displayName }) => displayName);
const roleIdOf = async ({ staffId }: cast.CastStaff) =>
  (await db().select().from(staffRoles).where(eq(staffRoles.staffId, staffId)))[0]?.id ?? 0;
const link = (
  scope: Parameters<typeof makeStaffLink>[0],
  actor: Parameters<typeof makeStaffLink>[1],
  { staffId }: { staffId: number },
) => makeStaffLink(scope, actor, { staffId, dropTwoStep: false }, morning);

test('the school sees its admins and teachers, the bureau its admins only', async () => {
  expect(await namesIn(busyStaff)).toEqual(['忙忙中学管理员', '周老师']);
  expect(await namesIn(busyAdmins)).toEqual(['忙忙中学管理员']);
});

test('the county sees officers from its own level down and the admins of its schools', async () => {
  expect(await namesIn(countyStaff)).toEqual([
    '示范县禁毒办',
    '忙忙镇禁毒办',
    '忙忙中学管理员',
    '静静中学管理员',
  ]);
  expect(await namesIn({ regionCode: cast.quietTown })).toEqual(['静静中学管理员']);
});

test('a row says role, state, second step and the last sign-in', async () => {
  await setAccount(busy.teacher, { passwordHash: 'set', totpSecret: 'sealed' });
  await startSession(busy.teacher.accountId);
  const { rows } = await openStaff(busyStaff, {}, morning);
  expect(rows[1]).toMatchObject({
    signInName: '周老师',
    posts: [{ words: '忙忙中学 七年级1班 · 班主任', fromOn: '2026-09-01', untilOn: null }],
    state: 'active',
    hasTwoStep: true,
    signedInOn: today,
  });
  expect(rows[0]).toMatchObject({ state: 'uninvited', hasTwoStep: false, signedInOn: null });
});

test('an invitation shows until it expires', async () => {
  const li = {
    signInName: 'li',
    displayName: '李芳',
    role: 'teacher',
    classId: busy.classId,
  } as const;
  await inviteStaff(busyAdmin, li, morning);
  const stateAt = async (at: number) =>
    (await openStaff(busyStaff, { words: '李' }, at)).rows.map(({ state }) => state);
  expect(await stateAt(morning)).toEqual(['invited']);
  expect(await stateAt(morning + hours(24 * 7))).toEqual(['expired']);
});

test('a search finds parts of names, and takes % and _ as they are', async () => {
  expect(await namesIn(busyStaff, { words: ' 周 ' })).toEqual(['周老师']);
  for (const words of ['%', '_', '静']) expect(await namesIn(busyStaff, { words })).toEqual([]);
});

test('a long list comes 50 at a time', async () => {
  const many = Array.from({ length: 60 }, (_, i) => 1000 + i);
  await write([
    db()
      .insert(staff)
      .values(many.map((id) => ({ id, name: `t${id}`, displayName: `老师${id}` }))),
    db()
      .insert(accounts)
      .values(many.map((staffId) => ({ id: `a${staffId}`, staffId }))),
    db()
      .insert(staffRoles)
      .values(
        many.map((staffId) => ({
          ...{ staffId, role: 'teacher' as const, classId: busy.classId, fromOn: today },
        })),
      ),
  ]);
  const first = await openStaff(busyStaff, { page: 1 }, morning);
  expect(first).toMatchObject({ total: 62, page: 1, pages: 2 });
  expect(first.rows).toHaveLength(50);
  expect((await openStaff(busyStaff, { page: 2 }, morning)).rows).toHaveLength(12);
  expect(await openStaff(busyStaff, { page: 99 }, morning)).toMatchObject({ page: 1, total: 62 });
});

test('who does not stand in the list is not there', async () => {
  for (const [scope, who] of [
    [busyStaff, quiet.teacher],
    [busyStaff, cast.officer],
    [busyAdmins, busy.teacher],
    [countyStaff, cast.neighbourOfficer],
    [countyStaff, busy.teacher],
  ] as const) {
    expect(await openStaffMember(scope, countyOfficer, who.staffId, morning)).toBeUndefined();
    expect(await link(scope, countyOfficer, who)).toBeUndefined();
    const end = { staffId: who.staffId, roleId: await roleIdOf(who), on: today };
    expect(await endRole(scope, countyOfficer, end, morning)).toBeUndefined();
  }
  expect(await db().$count(auditEvents)).toBe(0);
});

test.each([
  ['a school admin a teacher', busyStaff, busyAdmin, busy.teacher],
  ['the officer above a school admin', busyAdmins, busyTownOfficer, busy.admin],
  ['the officer of the county an officer of a town', countyStaff, countyOfficer, cast.townOfficer],
] as const)('%s helps to a new password', async (_who, scope, actor, person) => {
  await setAccount(person, { passwordHash: 'old', activatedAt: morning });
  const made = await link(scope, actor, person);
  expect(made).toMatchObject({
    invitation: { purpose: 'recovery', expiresAt: morning + hours(24) },
  });
  expect(await accountOf(person)).toMatchObject({ passwordHash: null, resetAt: morning });
  const trail = await db().select().from(auditEvents);
  expect(trail).toMatchObject([{ act: 'recoverStaff', subject: `account ${person.accountId}` }]);
});

test.each([
  ['a school admin no colleague', busyStaff, busyAdmin, busy.admin],
  ['an officer not themselves', countyStaff, countyOfficer, cast.officer],
] as const)('%s', async (_who, scope, actor, person) => {
  await setAccount(person, { passwordHash: 'old', activatedAt: morning });
  expect(await link(scope, actor, person)).toHaveProperty('problem');
  expect((await accountOf(person)).passwordHash).toBe('old');
});

test('a teacher who is an officer too is not helped by the school', async () => {
  await setAccount(busy.teacher, { passwordHash: 'old', activatedAt: morning });
  await write([
    db()
      .insert(staffRoles)
      .values({
        ...{ staffId: busy.teacher.staffId, role: 'officer', regionCode: busy.regionCode },
        fromOn: today,
      }),
  ]);
  const member = await openStaffMember(busyStaff, busyAdmin, busy.teacher.staffId, morning);
  expect(member).toMatchObject({ link: null, elsewhere: 1 });
  expect(await link(busyStaff, busyAdmin, busy.teacher)).toHaveProperty('problem');
  expect((await accountOf(busy.teacher)).passwordHash).toBe('old');
});

test('the operator helps an officer who has nobody above', async () => {
  await setAccount(cast.officer, { passwordHash: 'old', activatedAt: morning, totpSecret: 'x' });
  const who = { signInName: cast.officer.name, dropTwoStep: true };
  expect(await recoverByOperator(who, morning)).toMatchObject({
    invitation: { purpose: 'recovery' },
  });
  expect(await accountOf(cast.officer)).toMatchObject({ passwordHash: null, totpSecret: null });
  expect(await recoverByOperator({ ...who, signInName: 'nobody' }, morning)).toBeUndefined();
});

test('a role ends from a day on, and with it the way in', async () => {
  const end = { staffId: busy.teacher.staffId, roleId: await roleIdOf(busy.teacher), on: today };
  expect(await endRole(busyStaff, busyAdmin, end, morning)).toEqual({ ended: true });
  expect(await namesIn(busyStaff)).toEqual(['忙忙中学管理员']);
  expect(await db().select().from(auditEvents)).toMatchObject([
    { act: 'endRole', accountId: busyAdmin.id, schoolId: busy.schoolId },
  ]);
  expect(await endRole(busyStaff, busyAdmin, end, morning)).toBeUndefined();
});

test('a role that ends later is held until then', async () => {
  const end = {
    staffId: busy.teacher.staffId,
    roleId: await roleIdOf(busy.teacher),
    on: '2027-02-01',
  };
  expect(await endRole(busyStaff, busyAdmin, end, morning)).toEqual({ ended: true });
  const { rows } = await openStaff(busyStaff, {}, morning);
  expect(rows[1]?.posts).toMatchObject([{ untilOn: '2027-02-01' }]);
});

test.each(['', 'tomorrow', '2026-13-01', '2026-08-31', '2028-01-01'])(
  'a role does not end on %j',
  async (on) => {
    const end = { staffId: busy.teacher.staffId, roleId: await roleIdOf(busy.teacher), on };
    expect(await endRole(busyStaff, busyAdmin, end, morning)).toHaveProperty('problem');
    expect(await db().$count(auditEvents)).toBe(0);
  },
);

test('nobody ends the last desk of their own, but a second one', async () => {
  const own = { staffId: busy.admin.staffId, roleId: await roleIdOf(busy.admin), on: today };
  expect(await endRole(busyStaff, busyAdmin, own, morning)).toHaveProperty('problem');
  await write([
    db()
      .insert(staffRoles)
      .values({
        ...{ staffId: busy.admin.staffId, role: 'school-admin', schoolId: quiet.schoolId },
        fromOn: today,
      }),
  ]);
  expect(await endRole(busyStaff, busyAdmin, own, morning)).toEqual({ ended: true });
});

test('the officer ends the role of a school’s last admin', async () => {
  const end = { staffId: busy.admin.staffId, roleId: await roleIdOf(busy.admin), on: today };
  expect(await endRole(busyAdmins, busyTownOfficer, end, morning)).toEqual({ ended: true });
});

test('a renewed invitation of someone who just chose a password is refused', async () => {
  const li = {
    signInName: 'li',
    displayName: '李芳',
    role: 'teacher',
    classId: busy.classId,
  } as const;
  await inviteStaff(busyAdmin, li, morning);
  const [row] = await db().select().from(staffLinks);
  await write([
    db()
      .update(accounts)
      .set({ activatedAt: morning })
      .where(eq(accounts.staffId, row?.staffId ?? 0)),
  ]);
  const [account] = await db()
    .select()
    .from(accounts)
    .where(eq(accounts.staffId, row?.staffId ?? 0));
  const person = { staffId: row?.staffId ?? 0, accountId: account?.id ?? '', ...li };
  const made = await newLinkOf(person, 'invite', { by: busyAdmin.id, dropTwoStep: false }, morning);
  expect(made).toHaveProperty('problem');
  expect(await db().select().from(staffLinks)).toMatchObject([{ hash: row?.hash }]);
});
