import { sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard, hashPassword } from '#auth/credentials';
import { changePassword, setOwnPassword } from '#auth/password';
import { currentSession } from '#auth/session';
import { studentKey } from '#auth/throttle';
import { unknownBrowser, welcome } from '#auth/tries';
import { confirmTwoStep, proposeTwoStep } from '#auth/twoStep';
import { db } from '#db/client';
import { issueCards } from '#db/commands/auth/issueCards';
import { recoverStaff } from '#db/commands/auth/staffLinks';
import { erase } from '#db/commands/people/erase';
import { sessions } from '#db/schema/index';
import { busy, type CastStaff, type CastStudent, xiaoming } from '#tests/support/cast';
import { hours, letClockRun, morning, stopClock, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, cookieOf, sessionHash, setAccount } from '#tests/support/sessions';

const old = '河边的旧书包07';
const own = '河边的旧书包和一把蓝伞07';
const newCard = hashCard('3467ACDE');
const oldHash = await hashPassword(old);

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const printCard = () =>
  issueCards([{ accountId: xiaoming.accountId, cardHash: newCard }], {
    accountId: busy.teacher.accountId,
    classId: busy.classId,
    at: morning,
  });
const comeIn = (compared: Parameters<typeof welcome>[0]) =>
  welcome(compared, studentKey(busy.schoolCode, xiaoming.number), unknownBrowser, morning);
const sessionsLeft = () => db().$count(sessions);

async function sessionOf(person: CastStaff | CastStudent) {
  const headers = { cookie: await cookieOf(person) };
  const session = await currentSession(new Request('http://localhost/', { headers }));
  if (!session) throw new Error('no session');
  return session;
}

test('a new card also ends the sign-in whose old password is just being compared', async () => {
  await setAccount(xiaoming, { passwordHash: oldHash });
  const compared = await accountOf(xiaoming);
  await printCard();
  expect(await comeIn(compared)).toMatchObject({ ok: false, status: 401 });
  expect(await sessionsLeft()).toBe(0);
});

test('an erasure ends it too, and nobody is registered by it', async () => {
  await setAccount(xiaoming, { passwordHash: oldHash });
  const compared = await accountOf(xiaoming);
  await erase({ students: [xiaoming.studentId], accountId: null, at: morning, today });
  expect(await comeIn(compared)).toMatchObject({ ok: false, status: 401 });
  expect(await sessionsLeft()).toBe(0);
  expect(await accountOf(xiaoming)).toMatchObject({ activatedAt: null });
});

test('an authenticator set up meanwhile ends the sign-in that has only a password', async () => {
  const { teacher } = busy;
  await setAccount(teacher, { passwordHash: oldHash });
  const compared = await accountOf(teacher);
  const { manual, sealed } = proposeTwoStep(teacher.accountId, teacher.name, morning);
  const secret = Secret.fromBase32(manual.replaceAll(' ', ''));
  const code = new TOTP({ secret }).generate({ timestamp: morning });
  const acting = { accountId: teacher.accountId, asking: await sessionHash(teacher) };
  expect(await confirmTwoStep(acting, { sealed, code }, morning)).toHaveLength(10);
  expect(await comeIn(compared)).toMatchObject({ ok: false, status: 401 });
  expect(await sessionsLeft()).toBe(1);
  expect(await comeIn(await accountOf(teacher))).toMatchObject({ ok: true });
});

test('where nothing has changed meanwhile the person comes in', async () => {
  await setAccount(xiaoming, { passwordHash: oldHash });
  expect(await comeIn(await accountOf(xiaoming))).toMatchObject({ ok: true, home: '/my' });
});

test('a session that a new card has ended sets no password', async () => {
  await setAccount(xiaoming, { cardHash: hashCard('7777ACDE') });
  const session = await sessionOf(xiaoming);
  const setting = setOwnPassword(session, { password: own, repeat: own }, morning);
  await printCard();
  expect(await setting).toMatchObject({ ok: false });
  expect(await accountOf(xiaoming)).toMatchObject({ cardHash: newCard, passwordHash: null });
  expect(await sessionsLeft()).toBe(0);
});

test('nor does one of staff whose account is being recovered', async () => {
  const { teacher } = busy;
  await setAccount(teacher, { passwordHash: oldHash });
  const session = await sessionOf(teacher);
  const changing = changePassword(session, { old, password: own, repeat: own }, morning);
  await recoverStaff(
    {
      ...{ staffId: teacher.staffId, accountId: teacher.accountId, hash: 'link' },
      ...{ expiresAt: morning + hours(24), by: busy.admin.accountId, at: morning },
      ...{ ofSchool: busy.schoolId, ofRegion: null },
    },
    { dropTwoStep: false },
  );
  expect(await changing).toMatchObject({ ok: false });
  expect(await accountOf(teacher)).toMatchObject({ passwordHash: null });
});

test('a reset right after the new password lets no session begin with it', async () => {
  await setAccount(xiaoming, { cardHash: hashCard('7777ACDE') });
  const session = await sessionOf(xiaoming);
  await db().run(sql`create trigger reset_at_once after insert on audit_events
    when new.act = 'setOwnPassword' begin update accounts set password_hash = null; end`);
  const setting = setOwnPassword(session, { password: own, repeat: own }, morning);
  expect(await setting).toMatchObject({ ok: false });
  expect(await sessionsLeft()).toBe(0);
});
