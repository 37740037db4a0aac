import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard } from '#auth/credentials';
import { setOwnPassword } from '#auth/password';
import { currentSession, sessionOf, startSession } from '#auth/session';
import { signInStudent } from '#auth/signIn';
import { forgetStudentFailures } from '#auth/throttle';
import type { SignedIn } from '#auth/tries';
import { db } from '#db/client';
import { auditEvents } from '#db/schema/index';
import { busy, officer, xiaoming } from '#tests/support/cast';
import { letClockRun, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, setAccount } from '#tests/support/sessions';

const card = '3467ACDE';
const password = '河边的旧书包07';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  await setAccount(xiaoming, { cardHash: hashCard(card) });
  await forgetStudentFailures(busy.schoolCode, xiaoming.number);
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const signIn = (secret: string, { schoolCode = busy.schoolCode, number = xiaoming.number } = {}) =>
  signInStudent({ schoolCode, number, secret }, Date.now());

async function sessionFrom(signedIn: SignedIn) {
  if (!signedIn.ok) throw new Error(signedIn.message);
  return sessionWith(signedIn.cookies[0] ?? '');
}

async function sessionWith(cookie: string) {
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  const session = await currentSession(new Request('http://localhost/', { headers }));
  if (!session) throw new Error('no session');
  return session;
}

const setPassword = async (typed = password, repeat = typed) =>
  setOwnPassword(await sessionFrom(await signIn(card)), { password: typed, repeat }, Date.now());

test('an own password uses the card up', async () => {
  expect(await setPassword()).toMatchObject({ ok: true });
  expect(await signIn(card)).toMatchObject({ ok: false, status: 401 });
  expect(await signIn(password)).toMatchObject({ ok: true, first: null, home: '/my' });
  expect(await accountOf(xiaoming)).toMatchObject({ cardHash: null, resetAt: null });
});

test('an own password ends the sessions before it and begins a new one', async () => {
  const elsewhere = await startSession(xiaoming.accountId);
  const set = await setPassword();
  expect(await sessionOf(elsewhere.id)).toBeNull();
  const session = await sessionWith(set.ok ? set.cookie : '');
  expect(session.account.mustSetPassword).toBe(false);
});

test('the own password is stored as a hash and its setting is trailed', async () => {
  await setPassword();
  expect((await accountOf(xiaoming)).passwordHash).toMatch(/^\$argon2id\$/);
  const trail = await db().select().from(auditEvents).where(eq(auditEvents.act, 'setOwnPassword'));
  expect(trail).toMatchObject([{ accountId: xiaoming.accountId }]);
  expect(JSON.stringify(trail)).not.toContain(password);
});

test.each([
  ['too short', '短短的'],
  ['one character over and over', '11111111'],
  ['a sequence', '12345678'],
  ['the own number with a little more', `${xiaoming.number}ab`],
])('an own password that is %s is refused, and the card stays', async (_why, typed) => {
  expect(await setPassword(typed)).toMatchObject({ ok: false });
  expect((await accountOf(xiaoming)).passwordHash).toBeNull();
  expect(await signIn(card)).toMatchObject({ ok: true });
});

test('two passwords that differ are refused', async () => {
  expect(await setPassword(password, `${password}8`)).toMatchObject({ ok: false });
});

test('a classmate at an open session cannot replace the own password', async () => {
  await setPassword();
  const left = await sessionFrom(await signIn(password));
  const typed = { password: '另外一个密码呀呀', repeat: '另外一个密码呀呀' };
  expect(await setOwnPassword(left, typed, Date.now())).toMatchObject({ ok: false });
  expect(await signIn(password)).toMatchObject({ ok: true });
});

test('staff cannot use the students’ way to a password', async () => {
  const { id } = await startSession(officer.accountId);
  const session = await sessionOf(id);
  if (!session) throw new Error('no session');
  expect(await setOwnPassword(session, { password, repeat: password }, morning)).toMatchObject({
    ok: false,
  });
});
