import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '#auth/credentials';
import type { Browser } from '#auth/device';
import { awaitsCode, finishSignIn, signInStaff } from '#auth/signInStaff';
import { forgetFailures, staffKey } from '#auth/throttle';
import { confirmTwoStep, proposeTwoStep } from '#auth/twoStep';
import { db } from '#db/client';
import { sessions } from '#db/schema/index';
import { write } from '#db/writer';
import { officer } from '#tests/support/cast';
import { letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { sessionHash, setAccount } from '#tests/support/sessions';

const password = '河边的旧书包和一把蓝伞07';
const at = morning + minutes(5);
let passwordHash: string;
let manual: string;
let recovery: string[];

beforeAll(async () => {
  passwordHash = await hashPassword(password);
});
beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  await setAccount(officer, { passwordHash });
  await forgetFailures(staffKey(officer.name));
  const proposed = proposeTwoStep(officer.accountId, officer.name, morning);
  manual = proposed.manual;
  const first = { sealed: proposed.sealed, code: codeAt(morning) };
  const acting = { accountId: officer.accountId, asking: await sessionHash(officer) };
  recovery = (await confirmTwoStep(acting, first, morning)) ?? [];
  await write([db().delete(sessions)]);
  stopClock(at);
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const codeAt = (when: number) =>
  new TOTP({ secret: Secret.fromBase32(manual.replaceAll(' ', '')) }).generate({ timestamp: when });

const signIn = (typed: { password?: string; otp?: string } = {}) =>
  signInStaff({ name: officer.name, password, ...typed }, Date.now());

async function firstStep(): Promise<Browser> {
  const asked = await signIn();
  if (asked.ok || !asked.codeCookie) throw new Error('no code was asked for');
  return { cookies: asked.codeCookie.split(';')[0] ?? '', device: '电脑 · Chrome' };
}

test('the password alone opens nothing: a code is asked for', async () => {
  expect(await signIn()).toMatchObject({ ok: false, status: 401 });
  expect(await db().$count(sessions)).toBe(0);
});

test('a wrong password asks for no code', async () => {
  const refused = await signIn({ password: 'wrong' });
  expect(refused).toMatchObject({ ok: false, status: 401 });
  expect(refused).not.toHaveProperty('codeCookie');
});

test('password and code together open, once', async () => {
  const otp = codeAt(at);
  expect(await signIn({ otp })).toMatchObject({ ok: true, home: '/regions/990101' });
  expect(await signIn({ otp })).toMatchObject({ ok: false, status: 401 });
});

test('the right code with a wrong password is not used up', async () => {
  const otp = codeAt(at);
  expect(await signIn({ password: 'wrong', otp })).toMatchObject({ ok: false });
  expect(await signIn({ otp })).toMatchObject({ ok: true });
});

test('the second step opens with the code, and notes the device', async () => {
  const browser = await firstStep();
  expect(awaitsCode(browser, at)).toBe(true);
  const signedIn = await finishSignIn(codeAt(at), at, browser);
  expect(signedIn).toMatchObject({ ok: true, home: '/regions/990101' });
  expect(signedIn.ok && signedIn.cookies.at(-1)).toMatch(/^first-step=; .*Max-Age=0/);
  expect(await db().select().from(sessions)).toMatchObject([{ device: '电脑 · Chrome' }]);
});

test('the second step opens with a recovery code, once', async () => {
  const [code = ''] = recovery;
  expect(await finishSignIn(code, at, await firstStep())).toMatchObject({ ok: true });
  expect(await finishSignIn(code, at, await firstStep())).toMatchObject({ ok: false });
});

test('the second step waits five minutes', async () => {
  const browser = await firstStep();
  const late = at + minutes(5);
  expect(awaitsCode(browser, late)).toBe(false);
  expect(await finishSignIn(codeAt(late), late, browser)).toMatchObject({ ok: false, over: true });
});

test('there is no second step without the first, nor with a made-up one', async () => {
  for (const cookies of ['', 'first-step=', 'first-step=guess', 'session=guess']) {
    const outcome = await finishSignIn(codeAt(at), at, { cookies, device: '' });
    expect(outcome).toMatchObject({ ok: false, over: true });
  }
});

test('a password changed in between makes the first step void', async () => {
  const browser = await firstStep();
  await setAccount(officer, { passwordHash: null });
  expect(await finishSignIn(codeAt(at), at, browser)).toMatchObject({ ok: false, over: true });
});

test('wrong codes are failures of the account: after ten tries the right one waits too', async () => {
  const browser = await firstStep();
  for (let n = 0; n < 9; n += 1) {
    expect(await finishSignIn('000000', at, browser)).toMatchObject({ ok: false, status: 401 });
  }
  expect(await finishSignIn(codeAt(at), at, browser)).toMatchObject({ ok: false, status: 429 });
  expect(await signIn({ otp: codeAt(at) })).toMatchObject({ ok: false, status: 429 });
});
