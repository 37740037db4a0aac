import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSession } from '#auth/lucia';
import { startSession } from '#auth/session';
import {
  codeFits,
  confirmTwoStep,
  endTwoStep,
  newRecoveryCodes,
  proposeAgain,
  proposeTwoStep,
} from '#auth/twoStep';
import { db } from '#db/client';
import { auditEvents, recoveryCodes, sessions } from '#db/schema/index';
import { officer, townOfficer } from '#tests/support/cast';
import { letClockRun, minutes, morning, seconds, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, sessionHash } from '#tests/support/sessions';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  asking = await sessionHash(officer);
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const { accountId } = officer;
let asking = '';
const acting = () => ({ accountId, asking });
const sessionsOf = () => db().select().from(sessions).where(eq(sessions.accountId, accountId));
const codeAt = (manual: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(manual.replaceAll(' ', '')) }).generate({ timestamp: at });

async function enrol() {
  const { manual, sealed } = proposeTwoStep(accountId, officer.name, morning);
  const code = codeAt(manual, morning);
  const codes = await confirmTwoStep(acting(), { sealed, code }, morning);
  if (!codes) throw new Error('not enrolled');
  return { manual, codes };
}
const fits = async (typed: string, at: number) =>
  codeFits({ id: accountId, ...(await stored()) }, typed, at);
const stored = async () => ({ totpSecret: (await accountOf(officer)).totpSecret });

test('the published vectors of RFC 6238 come out, cut to six digits', () => {
  const secret = Secret.fromUTF8('12345678901234567890').base32;
  expect(codeAt(secret, 59_000)).toBe('287082');
  expect(codeAt(secret, 1_111_111_109_000)).toBe('081804');
  expect(codeAt(secret, 20_000_000_000_000)).toBe('353130');
});

test('what the authenticator reads names us, the account and the usual algorithm', () => {
  const { uri, manual } = proposeTwoStep(accountId, 'county-officer', morning);
  const url = new URL(uri);
  expect(url.protocol).toBe('otpauth:');
  expect(decodeURIComponent(url.pathname)).toContain('明辨课堂:county-officer');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    issuer: '明辨课堂',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
    secret: manual.replaceAll(' ', ''),
  });
  expect(manual.replaceAll(' ', '')).toHaveLength(32);
});

test('an authenticator is taken on by its code; the secret is stored sealed, the codes hashed', async () => {
  const { manual, codes } = await enrol();
  expect(codes).toHaveLength(10);
  const { totpSecret } = await accountOf(officer);
  expect(totpSecret).not.toContain(manual.replaceAll(' ', ''));
  const rows = await db().select().from(recoveryCodes);
  expect(rows).toHaveLength(10);
  for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code);
  const trail = await db().select().from(auditEvents).where(eq(auditEvents.act, 'setTwoStep'));
  expect(trail).toMatchObject([{ accountId, subject: `account ${accountId}` }]);
});

test('a wrong code takes nothing on, and the same QR code can be tried again', async () => {
  const { sealed, manual } = proposeTwoStep(accountId, officer.name, morning);
  expect(await confirmTwoStep(acting(), { sealed, code: '000000' }, morning)).toBeUndefined();
  expect((await accountOf(officer)).totpSecret).toBeNull();
  expect(proposeAgain(accountId, officer.name, sealed, morning)).toMatchObject({ manual });
});

test('the proposal of another account, of half an hour ago or of nobody is not taken', async () => {
  const { sealed, manual } = proposeTwoStep(townOfficer.accountId, 'town', morning);
  const code = codeAt(manual, morning);
  expect(await confirmTwoStep(acting(), { sealed, code }, morning)).toBeUndefined();
  const late = morning + minutes(30);
  const own = { sealed, code: codeAt(manual, late) };
  expect(
    await confirmTwoStep({ accountId: townOfficer.accountId, asking }, own, late),
  ).toBeUndefined();
  expect(await confirmTwoStep(acting(), { sealed: 'guess', code }, morning)).toBeUndefined();
});

test('a second authenticator does not push the first one out', async () => {
  const { manual } = await enrol();
  const other = proposeTwoStep(accountId, officer.name, morning);
  const code = codeAt(other.manual, morning);
  expect(await confirmTwoStep(acting(), { sealed: other.sealed, code }, morning)).toBeUndefined();
  expect(await fits(codeAt(manual, morning + seconds(30)), morning + seconds(30))).toBe(true);
});

test('a code works one step before and after its time, no longer', async () => {
  const { manual } = await enrol();
  const at = morning + minutes(5);
  const code = codeAt(manual, at);
  expect(await fits(code, at - seconds(60))).toBe(false);
  expect(await fits(code, at + seconds(60))).toBe(false);
  expect(await fits(code, at + seconds(30))).toBe(true);
});

test('a code works once, also when it is sent twice at the same time', async () => {
  const { manual } = await enrol();
  const at = morning + minutes(5);
  const code = codeAt(manual, at);
  const both = await Promise.all([fits(code, at), fits(code, at)]);
  expect(both.sort()).toEqual([false, true]);
  expect(await fits(code, at + seconds(10))).toBe(false);
});

test('the code that took the authenticator on is used up, and those before a used one too', async () => {
  const { manual } = await enrol();
  expect(await fits(codeAt(manual, morning), morning)).toBe(false);
  const at = morning + minutes(5);
  expect(await fits(codeAt(manual, at), at)).toBe(true);
  expect(await fits(codeAt(manual, at - seconds(30)), at)).toBe(false);
});

test('a recovery code works once, typed as it is read', async () => {
  const { codes } = await enrol();
  const [code = ''] = codes;
  const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `;
  expect(await fits(typed, morning)).toBe(true);
  expect(await fits(code, morning)).toBe(false);
  expect(await fits(codes[1] ?? '', morning)).toBe(true);
  const trail = await db().select().from(auditEvents).where(eq(auditEvents.act, 'useRecoveryCode'));
  expect(trail).toHaveLength(2);
});

test('a recovery code opens no other account', async () => {
  const { codes } = await enrol();
  const other = { id: townOfficer.accountId, totpSecret: null };
  expect(await codeFits(other, codes[0] ?? '', morning)).toBe(false);
});

test('new recovery codes end the ones before; dropping ends them all', async () => {
  const { manual, codes } = await enrol();
  const fresh = await newRecoveryCodes(acting(), morning);
  expect(await fits(codes[0] ?? '', morning)).toBe(false);
  expect(await endTwoStep(acting(), morning)).toBe(true);
  expect(await fits(fresh?.[0] ?? '', morning)).toBe(false);
  expect(await fits(codeAt(manual, morning + minutes(1)), morning + minutes(1))).toBe(false);
  expect(await db().$count(recoveryCodes)).toBe(0);
});

test('setting up, new codes and dropping end every other session of the person, and say how many', async () => {
  const elsewhere = () => Promise.all([startSession(accountId), startSession(accountId)]);
  const other = await startSession(townOfficer.accountId);
  const acts = [
    enrol,
    () => newRecoveryCodes(acting(), morning),
    () => endTwoStep(acting(), morning),
  ];
  for (const act of acts) {
    await elsewhere();
    await act();
    expect((await sessionsOf()).map(({ id }) => id)).toEqual([asking]);
  }
  await enrol();
  const told = await db().select().from(auditEvents).where(eq(auditEvents.accountId, accountId));
  expect(told.map(({ act, detail }) => [act, detail])).toEqual([
    ['setTwoStep', { sessions: 2 }],
    ['setTwoStep', { sessions: 2 }],
    ['dropTwoStep', { sessions: 2 }],
    ['setTwoStep', { sessions: 0 }],
  ]);
  expect(await db().$count(sessions, eq(sessions.id, hashSession(other.id)))).toBe(1);
});

test('a session that has ended meanwhile sets nothing up, and drops nothing', async () => {
  await enrol();
  const ended = { accountId, asking: 'ended' };
  expect(await endTwoStep(ended, morning)).toBe(false);
  expect(await newRecoveryCodes(ended, morning)).toBeUndefined();
  expect(await db().$count(recoveryCodes)).toBe(10);
  expect(await endTwoStep({ ...acting(), asking: hashSession('other') }, morning)).toBe(false);
  await endTwoStep(acting(), morning);
  const { manual, sealed } = proposeTwoStep(accountId, officer.name, morning);
  const code = codeAt(manual, morning);
  expect(await confirmTwoStep(ended, { sealed, code }, morning)).toBeUndefined();
  expect((await accountOf(officer)).totpSecret).toBeNull();
});

test('without an authenticator no code fits', async () => {
  expect(await fits('000000', morning)).toBe(false);
  expect(await fits('', morning)).toBe(false);
});
