import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard, hashLinkToken, newLinkToken } from '#auth/credentials';
import { sessionOf, startSession } from '#auth/session';
import { signInStaff } from '#auth/signInStaff';
import { openLink, useLink } from '#auth/staffLink';
import { unknownBrowser } from '#auth/tries';
import { db } from '#db/client';
import { auditEvents, staffLinks } from '#db/schema/index';
import { maskedPath } from '#server/access-log';
import { busy, officer } from '#tests/support/cast';
import { hours, letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, setAccount } from '#tests/support/sessions';
import { inviteStaff } from '#usecases/school/staff/inviteStaff';
import { makeStaffLink } from '#usecases/school/staff/makeStaffLink';

const password = '河边的旧书包和一把蓝伞07';
const both = { password, repeat: password };
const admin = {
  id: busy.admin.accountId,
  roles: [{ role: 'school-admin', schoolId: busy.schoolId, regionCode: null, classId: null }],
} as const;
const scope = { schoolId: busy.schoolId, adminsOnly: false };

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

async function invited() {
  const who = { signInName: 'bz01-li', displayName: '李芳', role: 'teacher' } as const;
  const made = await inviteStaff(admin, { ...who, classId: busy.classId }, morning);
  if (!('invitation' in made)) throw new Error(JSON.stringify(made));
  return made.invitation.path.replace('/invite/', '');
}
const use = (token: string, at = morning, typed = both) =>
  useLink(token, typed, at, unknownBrowser);

test('a link shows whom it is for and sets the password, once', async () => {
  const token = await invited();
  expect(await openLink(token, morning)).toMatchObject({
    purpose: 'invite',
    signInName: 'bz01-li',
    displayName: '李芳',
    places: ['忙忙中学'],
  });
  const used = await use(token);
  expect(used).toMatchObject({ ok: true, welcome: { home: `/classes/${busy.classId}` } });
  expect(await signInStaff({ name: 'bz01-li', password }, morning)).toMatchObject({ ok: true });
  expect(await openLink(token, morning)).toBeUndefined();
  expect(await use(token)).toBeUndefined();
});

test('two who use a link at the same time: one gets in', async () => {
  const token = await invited();
  const outcomes = await Promise.all([use(token), use(token)]);
  expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
});

test('before the link is used nothing signs in: there is no default password', async () => {
  const token = await invited();
  for (const guess of ['', 'null', '123456', 'bz01-li', token, hashLinkToken(token)]) {
    expect(await signInStaff({ name: 'bz01-li', password: guess }, morning)).toMatchObject({
      ok: false,
    });
  }
});

test('an invitation lasts seven days', async () => {
  const token = await invited();
  const last = morning + hours(24 * 7);
  expect(await openLink(token, last - 1)).toBeDefined();
  expect(await openLink(token, last)).toBeUndefined();
  expect(await use(token, last)).toBeUndefined();
});

test('a new link replaces the old one', async () => {
  const token = await invited();
  const [row] = await db().select().from(staffLinks);
  const who = { staffId: row?.staffId ?? 0, dropTwoStep: false };
  const again = await makeStaffLink(scope, admin, who, morning + minutes(1));
  expect(again).toMatchObject({ invitation: { purpose: 'invite' } });
  expect(await use(token)).toBeUndefined();
  expect(await db().$count(staffLinks)).toBe(1);
});

test('the database keeps the hash of a link and nothing to open it with', async () => {
  const token = await invited();
  const rows = JSON.stringify([
    await db().select().from(staffLinks),
    await db().select().from(auditEvents),
  ]);
  expect(rows).not.toContain(token);
  expect(rows).not.toContain('李芳');
  expect(await openLink(hashLinkToken(token), morning)).toBeUndefined();
});

test('nothing that was made for something else opens a link', async () => {
  await invited();
  const { id } = await startSession(busy.admin.accountId);
  for (const token of ['', 'guess', id, hashCard('3467ACDE'), newLinkToken()]) {
    expect(await openLink(token, morning)).toBeUndefined();
    expect(await use(token)).toBeUndefined();
  }
});

test('a token has 128 bits and more, and no log shows it, however it is typed', () => {
  const token = newLinkToken();
  expect(Math.log2(23) * (token.length - 1)).toBeGreaterThan(128);
  for (const typed of [token, token.toLowerCase(), '9acdefghjkmnpqrtwxyacdefghjkmn']) {
    expect(maskedPath(`/invite/${typed}`)).toBe('/invite/:id');
  }
});

test.each([
  ['too short', '河边的旧书包'],
  ['the sign-in name', 'bz01-libz01-li'],
  ['one letter over and over', 'aaaaaaaaaaaaaa'],
])('a password that is %s is not taken, and the link stays', async (_what, weak) => {
  const token = await invited();
  const refused = await use(token, morning, { password: weak, repeat: weak });
  expect(refused).toMatchObject({ ok: false });
  expect(await use(token)).toMatchObject({ ok: true });
});

test('two unlike passwords are not taken', async () => {
  const token = await invited();
  const typed = { password, repeat: `${password}。` };
  expect(await use(token, morning, typed)).toMatchObject({ ok: false });
});

test('a recovery ends the old password and the sessions at once, and lasts a day', async () => {
  await setAccount(busy.teacher, { passwordHash: 'old', activatedAt: morning });
  const elsewhere = await startSession(busy.teacher.accountId);
  const who = { staffId: busy.teacher.staffId, dropTwoStep: false };
  const made = await makeStaffLink(scope, admin, who, morning);
  if (!made || !('invitation' in made)) throw new Error('no link');
  expect(await sessionOf(elsewhere.id)).toBeNull();
  expect((await accountOf(busy.teacher)).passwordHash).toBeNull();
  const token = made.invitation.path.replace('/invite/', '');
  expect(await openLink(token, morning + hours(24))).toBeUndefined();
  expect(await openLink(token, morning + hours(24) - 1)).toMatchObject({ purpose: 'recovery' });
  expect(await use(token)).toMatchObject({ ok: true });
});

test('a recovered password does not open what the authenticator keeps', async () => {
  const set = { passwordHash: 'old', activatedAt: morning, totpSecret: 'sealed' };
  await setAccount(busy.teacher, set);
  const recover = async (dropTwoStep: boolean) => {
    const who = { staffId: busy.teacher.staffId, dropTwoStep };
    const made = await makeStaffLink(scope, admin, who, morning);
    if (!made || !('invitation' in made)) throw new Error('no link');
    return use(made.invitation.path.replace('/invite/', ''));
  };
  expect(await recover(false)).toEqual({ ok: true, welcome: null });
  expect((await accountOf(busy.teacher)).totpSecret).toBe('sealed');
  expect(await recover(true)).toMatchObject({ ok: true, welcome: { ok: true } });
  expect((await accountOf(busy.teacher)).totpSecret).toBeNull();
  const acts = (await db().select().from(auditEvents)).map(({ act }) => act);
  expect(acts.filter((act) => act === 'recoverStaff')).toHaveLength(2);
  expect(acts.filter((act) => act === 'dropTwoStep')).toHaveLength(1);
});

test('whose account it is stays so: the officer’s link is no business of a teacher', async () => {
  await setAccount(officer, { passwordHash: 'old', activatedAt: morning });
  const who = { staffId: officer.staffId, dropTwoStep: false };
  expect(await makeStaffLink(scope, admin, who, morning)).toBeUndefined();
  expect((await accountOf(officer)).passwordHash).toBe('old');
});
