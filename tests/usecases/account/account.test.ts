import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '#auth/credentials';
import { changePassword } from '#auth/password';
import { type Session, sessionOf, startSession } from '#auth/session';
import { signInStaff } from '#auth/signInStaff';
import { forgetFailures, staffKey } from '#auth/throttle';
import { db } from '#db/client';
import { auditEvents, sessions } from '#db/schema/index';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, setAccount } from '#tests/support/sessions';
import { endOneSession, endOtherSessions } from '#usecases/account/endSessions';
import { openAccount } from '#usecases/account/openAccount';

const old = '河边的旧书包和一把蓝伞07';
const fresh = '山上的新风筝和三只羊19';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  await forgetFailures(staffKey(busy.teacher.name));
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

async function signedIn({ accountId }: { accountId: string }, device?: string): Promise<Session> {
  const session = await sessionOf((await startSession(accountId, { device })).id);
  if (!session) throw new Error('no session');
  return session;
}

test('someone sees their roles and where they are signed in, newest first', async () => {
  await signedIn(busy.teacher, '手机 · 微信');
  stopClock(morning + minutes(5));
  const here = await signedIn(busy.teacher, '电脑 · Chrome');
  await signedIn(busy.admin);
  expect(await openAccount(here.account.id, here.hash, Date.now())).toMatchObject({
    staff: { signInName: '周老师', posts: ['忙忙中学 七年级1班 · 班主任'], recoveryCodesLeft: 0 },
    sessions: [
      { device: '电脑 · Chrome', startedAt: morning + minutes(5), isThis: true },
      { device: '手机 · 微信', startedAt: morning, isThis: false },
    ],
  });
});

test('a session that has run out is not listed', async () => {
  await signedIn(xiaoming);
  stopClock(morning + hours(8) + 1);
  const here = await signedIn(xiaoming);
  const { staff, sessions } = await openAccount(xiaoming.accountId, here.hash, Date.now());
  expect(staff).toBeNull();
  expect(sessions).toHaveLength(1);
});

test('one session is ended, trailed, and no other', async () => {
  const [here, there] = [await signedIn(xiaoming), await signedIn(xiaoming)];
  expect(await endOneSession(xiaoming.accountId, there.hash, morning)).toBe(true);
  expect(await sessionOf(there.id)).toBeNull();
  expect(await sessionOf(here.id)).not.toBeNull();
  expect(await endOneSession(xiaoming.accountId, there.hash, morning)).toBe(false);
  const trail = await db().select().from(auditEvents).where(eq(auditEvents.act, 'endSession'));
  expect(trail).toMatchObject([{ accountId: xiaoming.accountId }]);
});

test('nobody ends a session of someone else', async () => {
  const hers = await signedIn(xiaohong);
  expect(await endOneSession(xiaoming.accountId, hers.hash, morning)).toBe(false);
  expect(await endOtherSessions(xiaoming.accountId, 'none', morning)).toBe(false);
  expect(await sessionOf(hers.id)).not.toBeNull();
});

test('all other sessions are ended, this one stays', async () => {
  const here = await signedIn(xiaoming);
  for (let n = 0; n < 3; n += 1) await signedIn(xiaoming);
  expect(await endOtherSessions(xiaoming.accountId, here.hash, morning)).toBe(true);
  expect(await db().select().from(sessions)).toMatchObject([{ id: here.hash }]);
});

test('staff change the password they know; other sessions end, this one begins anew', async () => {
  await setAccount(busy.teacher, { passwordHash: await hashPassword(old) });
  const [here, there] = [await signedIn(busy.teacher), await signedIn(busy.teacher)];
  const set = await changePassword(here, { old, password: fresh, repeat: fresh }, morning);
  expect(set).toMatchObject({ ok: true });
  expect(await sessionOf(there.id)).toBeNull();
  expect(await db().$count(sessions)).toBe(1);
  const { name } = busy.teacher;
  expect(await signInStaff({ name, password: old }, morning)).toMatchObject({ ok: false });
  expect(await signInStaff({ name, password: fresh }, morning)).toMatchObject({ ok: true });
});

test.each([
  ['a wrong old password', { old: 'wrong', password: fresh, repeat: fresh }],
  ['two unlike new ones', { old, password: fresh, repeat: `${fresh}。` }],
  ['the old one again', { old, password: old, repeat: old }],
  ['a short one', { old, password: '短短的密码', repeat: '短短的密码' }],
  [
    'little but the own name',
    { old, password: '周老师周老师周老师周老师', repeat: '周老师周老师周老师周老师' },
  ],
])('%s changes nothing', async (_what, typed) => {
  await setAccount(busy.teacher, { passwordHash: await hashPassword(old) });
  const { passwordHash } = await accountOf(busy.teacher);
  const here = await signedIn(busy.teacher);
  const set = await changePassword(here, typed, morning);
  expect(set).toMatchObject({ ok: false });
  expect(!set.ok && set.message).toMatch(/。$/);
  expect((await accountOf(busy.teacher)).passwordHash).toBe(passwordHash);
  expect(await sessionOf(here.id)).not.toBeNull();
});

test('a session left open does not guess the password: after ten tries it waits', async () => {
  await setAccount(busy.teacher, { passwordHash: await hashPassword(old) });
  const here = await signedIn(busy.teacher);
  const guess = { old: 'guess', password: fresh, repeat: fresh };
  for (let n = 0; n < 10; n += 1) await changePassword(here, guess, morning);
  const set = await changePassword(here, { ...guess, old }, morning);
  expect(!set.ok && set.message).toContain('10 分钟');
});

test('a student gets no password here', async () => {
  const here = await signedIn(xiaoming);
  expect(
    await changePassword(here, { old, password: fresh, repeat: fresh }, morning),
  ).toMatchObject({
    ok: false,
  });
});
