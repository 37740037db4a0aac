import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashCard, hashPassword } from '#auth/credentials';
import { forgetFailures, forgetStudentFailures } from '#auth/throttle';
import { confirmTwoStep, proposeTwoStep } from '#auth/twoStep';
import { ask } from '#tests/support/api';
import { busy, officer, townOfficer, xiaohong, xiaoming } from '#tests/support/cast';
import { letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { sessionHash, setAccount } from '#tests/support/sessions';

const card = '3467ACDE';
const password = '河边的旧书包07';

beforeAll(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  await setAccount(xiaoming, { passwordHash: await hashPassword(password) });
  await setAccount(xiaohong, { cardHash: hashCard(card) });
  await setAccount(officer, { passwordHash: await hashPassword(password) });
});
afterAll(async () => {
  letClockRun();
  await closeTestDatabase();
});
beforeEach(() => forgetStudentFailures(busy.schoolCode, xiaoming.number));

const asStudent = (secret: string, { number } = xiaoming) => ({
  school: busy.schoolCode,
  number,
  secret,
});
const signIn = (body: unknown) => ask('POST', '/session', { body });
const cookieOf = (answer: { headers: Headers }) =>
  answer.headers.get('set-cookie')?.split(';')[0] ?? '';

test('Xiaoming signs in with his password, finds himself and signs out', async () => {
  const signedIn = await signIn(asStudent(password));
  expect(signedIn).toMatchObject({ status: 200, body: { home: '/my', mustSetPassword: false } });
  expect(signedIn.headers.get('set-cookie')).toMatch(
    /HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/,
  );
  const cookie = cookieOf(signedIn);
  expect(await ask('GET', '/me', { cookie })).toMatchObject({
    status: 200,
    body: { name: '李小明', kind: 'student', home: '/my', mustSetPassword: false },
  });
  const signedOut = await ask('DELETE', '/session', { cookie });
  expect(signedOut).toMatchObject({ status: 204 });
  expect(cookieOf(signedOut)).toBe('session=');
  expect(await ask('GET', '/me', { cookie })).toMatchObject({ status: 401 });
});

test('Xiaohong comes with her card and is told to set a password', async () => {
  const signedIn = await signIn(asStudent(card, xiaohong));
  expect(signedIn).toMatchObject({ status: 200, body: { mustSetPassword: true } });
  const cookie = cookieOf(signedIn);
  expect(await ask('POST', '/attempts', { cookie, body: { lesson: 'any' } })).toMatchObject({
    status: 403,
    body: { type: '/problems/password-first' },
  });
});

test('the officer signs in by name', async () => {
  const signedIn = await signIn({ name: officer.name, password });
  expect(signedIn).toMatchObject({ status: 200, body: { home: '/regions/990101' } });
  expect(await ask('GET', '/me', { cookie: cookieOf(signedIn) })).toMatchObject({
    body: { name: officer.name, kind: 'staff' },
  });
});

test('staff with an authenticator are asked for a code, by a problem of its own', async () => {
  const { manual, sealed } = proposeTwoStep(townOfficer.accountId, townOfficer.name, morning);
  const codeAt = (timestamp: number) =>
    new TOTP({ secret: Secret.fromBase32(manual.replaceAll(' ', '')) }).generate({ timestamp });
  await setAccount(townOfficer, { passwordHash: await hashPassword(password) });
  const { accountId } = townOfficer;
  const acting = { accountId, asking: await sessionHash(townOfficer) };
  await confirmTwoStep(acting, { sealed, code: codeAt(morning) }, morning);
  const who = { name: townOfficer.name, password };
  const asked = await signIn(who);
  expect(asked).toMatchObject({ status: 401, body: { type: '/problems/otp-needed' } });
  expect(asked.headers.get('set-cookie')).toBeNull();
  expect(await signIn({ ...who, otp: '000000' })).toMatchObject({
    status: 401,
    body: { type: '/problems/sign-in' },
  });
  const code = codeAt(morning + minutes(1) / 2);
  expect(await signIn({ ...who, otp: code })).toMatchObject({ status: 200 });
  expect(await signIn({ ...who, otp: code })).toMatchObject({ status: 401 });
});

test('who is signed in is told no id, no hash and no role', async () => {
  const { body } = await ask('GET', '/me', { cookie: cookieOf(await signIn(asStudent(password))) });
  expect(Object.keys(body).sort()).toEqual([
    'home',
    'kind',
    'mustSetPassword',
    'mustSetTwoStep',
    'name',
    'owner',
  ]);
});

test('each sign-in has a session of its own', async () => {
  const [one, two] = [await signIn(asStudent(password)), await signIn(asStudent(password))];
  expect(cookieOf(one)).not.toBe(cookieOf(two));
});

test('a wrong password is a problem in Chinese, without a cookie', async () => {
  const refused = await signIn(asStudent('wrong'));
  expect(refused).toMatchObject({ status: 401, body: { type: '/problems/sign-in', status: 401 } });
  expect(refused.body.detail).toMatch(/\p{Script=Han}/u);
  expect(refused.headers.get('set-cookie')).toBeNull();
});

test('after ten wrong guesses the API says wait', async () => {
  for (let n = 0; n < 10; n += 1) await signIn({ name: '没有这个人', password: `guess ${n}` });
  const refused = await signIn({ name: '没有这个人', password: 'guess' });
  expect(refused).toMatchObject({ status: 429, body: { type: '/problems/sign-in' } });
  await forgetFailures('staff:没有这个人');
});

test.each([
  ['nothing', {}],
  ['no secret', { school: 'BZ01', number: '1' }],
  ['an empty secret', { school: 'BZ01', number: '1', secret: '' }],
  ['a secret that is no text', { school: 'BZ01', number: '1', secret: { $ne: '' } }],
  ['a number that is no text', { school: 'BZ01', number: 1, secret: 'x' }],
  ['a very long secret', { school: 'BZ01', number: '1', secret: 'x'.repeat(129) }],
  ['one field too many', { school: 'BZ01', number: '1', secret: 'x', admin: true }],
  ['both ways at once', { school: 'BZ01', number: '1', secret: 'x', name: 'a', password: 'b' }],
  ['a list', []],
  ['null', null],
  ['no JSON', '{"school":'],
])('a sign-in with %s is refused before anyone is looked up', async (_what, body) => {
  expect(await signIn(body)).toMatchObject({
    status: 400,
    body: { type: '/problems/invalid-input' },
  });
});

test('signing out without a session is no error', async () => {
  expect(await ask('DELETE', '/session')).toMatchObject({ status: 204 });
  expect(await ask('DELETE', '/session', { cookie: 'session=guess' })).toMatchObject({
    status: 204,
  });
});
