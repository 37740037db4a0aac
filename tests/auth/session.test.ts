import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentSession, endSession, sessionOf, startSession } from '#auth/session';
import { db } from '#db/client';
import { issueCards } from '#db/commands/auth/issueCards';
import { classSessions, sessions } from '#db/schema/index';
import { write } from '#db/writer';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const withCookie = (cookie: string) => new Request('http://localhost/my', { headers: { cookie } });

test('the database knows a session only by the hash of its id', async () => {
  const { id } = await startSession(xiaoming.accountId);
  const rows = await db().select().from(sessions);
  expect(rows.map((row) => row.id)).toEqual([createHash('sha256').update(id).digest('base64url')]);
  expect(await sessionOf(rows[0]?.id ?? ''), 'the stored hash opens nothing').toBeNull();
});

test('the cookie is out of reach of scripts and of other sites', async () => {
  const { cookie } = await startSession(xiaoming.accountId);
  const [pair, ...attributes] = cookie.split('; ');
  expect(pair).toMatch(/^session=[a-z0-9]{20,}$/);
  expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
});

test('each session has an id of its own', async () => {
  const [one, two] = [
    await startSession(xiaoming.accountId),
    await startSession(xiaoming.accountId),
  ];
  expect(one.id).not.toBe(two.id);
});

test('a cookie opens the session it names', async () => {
  const { id, cookie } = await startSession(xiaoming.accountId);
  expect(await currentSession(withCookie(cookie.split(';')[0] ?? ''))).toMatchObject({
    id,
    account: { id: xiaoming.accountId, studentId: xiaoming.studentId },
  });
});

test.each(['', 'session=', 'session=guess', 'other=1'])(
  'the cookie %j opens nothing',
  async (cookie) => {
    await startSession(xiaoming.accountId);
    expect(await currentSession(withCookie(cookie))).toBeNull();
  },
);

test('signing out ends the session and forgets the cookie', async () => {
  const { id } = await startSession(xiaoming.accountId);
  expect(await endSession(id)).toMatch(/^session=; .*Max-Age=0/);
  expect(await sessionOf(id)).toBeNull();
  expect(await db().$count(sessions)).toBe(0);
});

test('signing out ends no session of anyone else', async () => {
  const [mine, hers] = [
    await startSession(xiaoming.accountId),
    await startSession(xiaohong.accountId),
  ];
  await endSession(mine.id);
  expect(await sessionOf(hers.id)).not.toBeNull();
});

test('a session nobody used for eight hours has ended', async () => {
  const { id } = await startSession(xiaoming.accountId);
  stopClock(morning + hours(8) - minutes(1));
  const other = await startSession(xiaohong.accountId);
  stopClock(morning + hours(8) + minutes(1));
  expect(await sessionOf(id)).toBeNull();
  expect(await sessionOf(other.id)).not.toBeNull();
});

test('a new card ends the sessions of that student only', async () => {
  const [mine, hers] = [
    await startSession(xiaoming.accountId),
    await startSession(xiaohong.accountId),
  ];
  const by = { accountId: busy.teacher.accountId, classId: busy.classId, at: morning };
  await issueCards([{ accountId: xiaoming.accountId, cardHash: 'hash' }], by);
  expect(await sessionOf(mine.id)).toBeNull();
  expect(await sessionOf(hers.id)).not.toBeNull();
});

test('a session knows when and on what it began', async () => {
  await startSession(xiaoming.accountId, { device: '电脑 · Chrome' });
  expect(await db().select().from(sessions)).toMatchObject([
    { startedAt: morning, device: '电脑 · Chrome', classSessionId: null },
  ]);
});

const openHour = () =>
  write([
    db()
      .insert(classSessions)
      .values({
        ...{ id: 1, classId: busy.classId, accountId: busy.teacher.accountId, code: '1234' },
        ...{ openedAt: morning, closesAt: morning + minutes(45) },
      }),
  ]);

test('a session begun from a name list ends when the lesson hour does', async () => {
  await openHour();
  const { id } = await startSession(xiaoming.accountId, { classSessionId: 1 });
  const other = await startSession(xiaoming.accountId);
  expect(await sessionOf(id)).toMatchObject({ account: { classSessionId: 1 } });
  stopClock(morning + minutes(45) - 1);
  expect(await sessionOf(id)).not.toBeNull();
  stopClock(morning + minutes(45));
  expect(await sessionOf(id)).toBeNull();
  expect(await sessionOf(other.id)).toMatchObject({ account: { classSessionId: null } });
});

test('a session begun from a name list ends when the teacher closes the lesson hour', async () => {
  await openHour();
  const { id } = await startSession(xiaoming.accountId, { classSessionId: 1 });
  await write([db().update(classSessions).set({ closedAt: morning })]);
  expect(await sessionOf(id)).toBeNull();
});
