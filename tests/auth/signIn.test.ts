import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard, hashPassword } from '#auth/credentials';
import { currentSession } from '#auth/session';
import { signInStudent } from '#auth/signIn';
import { signInStaff } from '#auth/signInStaff';
import { forgetStudentFailures } from '#auth/throttle';
import type { SignedIn } from '#auth/tries';
import { db } from '#db/client';
import { auditEvents } from '#db/schema/index';
import { anan, busy, ningning, officer, quiet, xiaoming } from '#tests/support/cast';
import { letClockRun, morning, stopClock } from '#tests/support/clock';
import { countersOf, settleCounty } from '#tests/support/county';
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
  const headers = { cookie: signedIn.cookies[0]?.split(';')[0] ?? '' };
  const session = await currentSession(new Request('http://localhost/', { headers }));
  if (!session) throw new Error('no session');
  return session;
}

test('the card of Xiaoming opens his account and asks for an own password', async () => {
  const signedIn = await signIn(card);
  expect(signedIn).toMatchObject({ ok: true, first: '/password' });
  const { account } = await sessionFrom(signedIn);
  expect(account).toMatchObject({ name: '李小明', kind: 'student', studentId: xiaoming.studentId });
});

test('the first sign-in with the card registers Xiaoming, once', async () => {
  await signIn(card);
  await signIn(card);
  expect((await accountOf(xiaoming)).activatedAt).toBe(morning);
  expect((await countersOf(busy.classId)).registered).toEqual({ A: 0, B: 1, C: 0, D: 0 });
  const trail = await db().select().from(auditEvents).where(eq(auditEvents.act, 'activate'));
  expect(trail).toMatchObject([{ accountId: xiaoming.accountId, at: morning }]);
});

test('a wrong card registers nobody', async () => {
  expect(await signIn('3467ACDF')).toMatchObject({ ok: false, status: 401 });
  expect((await accountOf(xiaoming)).activatedAt).toBeNull();
  expect((await countersOf(busy.classId)).registered.B).toBe(0);
});

test('the school code may be typed small and everything full-width', async () => {
  expect(await signIn(card, { schoolCode: 'bz01' })).toMatchObject({ ok: true });
  expect(await signIn(card, { schoolCode: ' BZ01 ' })).toMatchObject({ ok: true });
});

test('the card of Xiaoming opens nothing at another school', async () => {
  const signedIn = await signIn(card, { schoolCode: quiet.schoolCode });
  expect(signedIn).toMatchObject({ ok: false, status: 401 });
});

test('the card of Xiaoming opens no other account', async () => {
  await setAccount(anan, { cardHash: hashCard('9ACDEFGH') });
  const signedIn = await signIn(card, { schoolCode: quiet.schoolCode, number: anan.number });
  expect(signedIn).toMatchObject({ ok: false, status: 401 });
});

test('an unknown account, a wrong school and a wrong card get the same words', async () => {
  const outcomes = await Promise.all([
    signIn('3467ACDF'),
    signIn(card, { schoolCode: quiet.schoolCode }),
    signIn(card, { schoolCode: 'NONE' }),
    signIn(card, { number: '999999' }),
  ]);
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
});

test('an account with neither card nor password opens to nothing', async () => {
  const who = { schoolCode: quiet.schoolCode, number: ningning.number };
  for (const secret of ['', 'null', 'undefined', card]) {
    expect(await signIn(secret, who)).toMatchObject({ ok: false, status: 401 });
  }
});

test('the officer signs in by name and starts in the county', async () => {
  await setAccount(officer, { passwordHash: await hashPassword(password) });
  const signedIn = await signInStaff({ name: officer.name, password }, morning);
  expect(signedIn).toMatchObject({ ok: true, home: '/regions/990101', first: null });
});

test('an unknown member of staff and a wrong password get the same words', async () => {
  await setAccount(officer, { passwordHash: await hashPassword(password) });
  const outcomes = await Promise.all([
    signInStaff({ name: officer.name, password: 'wrong' }, morning),
    signInStaff({ name: '没有这个人', password }, morning),
  ]);
  expect(outcomes[0]).toMatchObject({ ok: false, status: 401 });
  expect(outcomes[1]).toEqual(outcomes[0]);
});
