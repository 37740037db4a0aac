import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard, hashPassword } from '#auth/credentials';
import { setOwnPassword } from '#auth/password';
import { currentRoom, enterRoom, type Room, signInFromRoom } from '#auth/room';
import { forgetCodeGuesses } from '#auth/roomThrottle';
import { sessionOf } from '#auth/session';
import { signInStudent } from '#auth/signIn';
import { forgetFailures, forgetStudentFailures, roomKey } from '#auth/throttle';
import type { SignedIn } from '#auth/tries';
import { db } from '#db/client';
import { accounts, enrolments, students } from '#db/schema/index';
import { write } from '#db/writer';
import { busy, ningning, xiaohong, xiaoming } from '#tests/support/cast';
import { letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { countersOf, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, setAccount } from '#tests/support/sessions';
import { endClassSession } from '#usecases/teacher/endClassSession';
import { openClassSession } from '#usecases/teacher/openClassSession';
import { printCards } from '#usecases/teacher/printCards';
import { runningClassSession } from '#usecases/teacher/runningClassSession';

const card = '3467ACDE';
const password = '河边的旧书包07';
const school = '10.0.0.7';
const by = { accountId: busy.teacher.accountId, now: morning };
let code = '';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  await setAccount(xiaoming, { cardHash: hashCard(card) });
  await openClassSession(busy.classId, 45, by);
  code = (await runningClassSession(busy.classId, by)).running?.code ?? '';
  await forgetCodeGuesses(school);
  for (const { studentId } of busy.students) await forgetFailures(roomKey(1, studentId));
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const enter = (typed = code, address = school) => enterRoom(typed, address, Date.now());
const withCookie = (cookie: string) =>
  new Request('http://localhost/room', { headers: { cookie: cookie.split(';')[0] ?? '' } });
const roomBehind = (cookie: string) => currentRoom(withCookie(cookie), Date.now());

async function room(): Promise<Room> {
  const entered = await enter();
  const found = entered.ok && (await roomBehind(entered.cookie));
  if (!found) throw new Error('not in the room');
  return found;
}

const pick = async ({ studentId }: { studentId: number }, secret: string) =>
  signInFromRoom(await room(), { studentId, secret }, Date.now());

const sessionIn = (signedIn: SignedIn) => {
  if (!signedIn.ok) throw new Error(signedIn.message);
  return sessionOf(signedIn.cookies[0]?.split(';')[0]?.split('=')[1] ?? '');
};

test('the code opens the name list, typed small and with a gap too', async () => {
  expect((await room()).classId).toBe(busy.classId);
  expect(await enter(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`)).toMatchObject({
    ok: true,
  });
});

test('the cookie holds no code, is out of reach of scripts and of other pages', async () => {
  const entered = await enter();
  if (!entered.ok) throw new Error(entered.message);
  expect(entered.cookie).not.toContain(code);
  expect(entered.cookie).toMatch(/^room=[^;]+; HttpOnly; SameSite=Lax; Path=\/room; Max-Age=7200/);
});

test('a wrong code, one of a session that ended and nothing at all get the same words', async () => {
  const wrong = await enter('333333');
  const empty = await enter('');
  stopClock(morning + minutes(45));
  const over = await enter();
  stopClock();
  await endClassSession(busy.classId, by, true);
  const ended = await enter();
  expect(wrong).toMatchObject({ ok: false, status: 401 });
  for (const answer of [empty, over, ended]) expect(answer).toEqual(wrong);
});

test('nobody makes a cookie of their own', async () => {
  for (const forged of ['room=1', 'room=1.x', 'room=', 'room=AAAA%20', `room=${code}`]) {
    expect(await roomBehind(forged)).toBeUndefined();
  }
});

test('the list closes when the session ends, whatever cookie is left', async () => {
  const entered = await enter();
  if (!entered.ok) throw new Error(entered.message);
  await endClassSession(busy.classId, by, true);
  expect(await roomBehind(entered.cookie)).toBeUndefined();
});

test('Xiaoming picks his name, types his card code, and sets a password inside the hour', async () => {
  const signedIn = await pick(xiaoming, card);
  expect(signedIn).toMatchObject({ ok: true, first: '/password' });
  const session = await sessionIn(signedIn);
  expect(session?.account).toMatchObject({ name: '李小明', classSessionId: 1 });
  expect((await accountOf(xiaoming)).activatedAt).toBe(morning);
  expect((await countersOf(busy.classId)).registered.A).toBe(1);

  if (!session) throw new Error('no session');
  const set = await setOwnPassword(session, { password, repeat: password }, morning);
  if (!set.ok) throw new Error(set.message);
  const renewed = set.cookie.split(';')[0]?.split('=')[1] ?? '';
  expect((await sessionOf(renewed))?.account).toMatchObject({ classSessionId: 1 });
  await endClassSession(busy.classId, by, true);
  expect(await sessionOf(renewed)).toBeNull();
});

test('the own password opens too, a wrong one and the neighbour’s card do not', async () => {
  await setAccount(xiaohong, { passwordHash: await hashPassword(password) });
  expect(await pick(xiaohong, password)).toMatchObject({ ok: true, first: null });
  expect(await pick(xiaohong, card)).toMatchObject({ ok: false, status: 401 });
  expect(await pick(xiaoming, password)).toMatchObject({ ok: false, status: 401 });
});

test('a student of another class is not in this room', async () => {
  await setAccount(ningning, { cardHash: hashCard(card) });
  expect(await pick(ningning, card)).toMatchObject({ ok: false, status: 401 });
});

test('who guesses at the door of the site does not keep the room out, nor the other way', async () => {
  const outside = (secret: string) =>
    signInStudent({ schoolCode: busy.schoolCode, number: xiaoming.number, secret }, morning);
  for (let n = 0; n < 11; n += 1) await outside('wrong');
  expect(await outside(card)).toMatchObject({ ok: false, status: 429 });
  expect(await pick(xiaoming, card)).toMatchObject({ ok: true });

  for (let n = 0; n < 10; n += 1) await pick(xiaoming, 'wrong');
  expect(await pick(xiaoming, card)).toMatchObject({ ok: false, status: 429 });
  await forgetStudentFailures(busy.schoolCode, xiaoming.number);
  expect(await outside(card)).toMatchObject({ ok: true });
});

test('a new card from the teacher opens at once after too many guesses', async () => {
  for (let n = 0; n < 11; n += 1) await pick(xiaoming, 'wrong');
  const { cards } = await printCards(busy.classId, [xiaoming.studentId], by);
  expect(await pick(xiaoming, cards[0]?.code ?? '')).toMatchObject({ ok: true });
});

test('sixty children at one address get in within the same minute, each mistyping once', async () => {
  const passwordHash = await hashPassword(password);
  const children = Array.from({ length: 60 }, (_, n) => ({
    id: 1000 + n,
    secret: n % 4 === 0 ? password : card,
  }));
  await write(
    children.flatMap(({ id, secret }) => [
      db()
        .insert(students)
        .values({ id, schoolId: busy.schoolId, number: `c${id}`, name: `孩子${id}` }),
      db()
        .insert(enrolments)
        .values({ studentId: id, classId: busy.classId, joinedOn: '2026-09-01' }),
      db()
        .insert(accounts)
        .values({
          id: `child-${id}`,
          studentId: id,
          ...(secret === card ? { cardHash: hashCard(card) } : { passwordHash }),
        }),
    ]),
  );
  const outcomes = await Promise.all(
    children.map(async ({ id, secret }) => {
      expect(await enter('333333')).toMatchObject({ status: 401 });
      expect(await pick({ studentId: id }, `${secret}x`)).toMatchObject({ status: 401 });
      return pick({ studentId: id }, secret);
    }),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(60);
  expect((await runningClassSession(busy.classId, by)).running).toMatchObject({
    signedIn: 60,
    of: 66,
  });
});

test('guessing codes is stopped, for this network and for a while only', async () => {
  for (let n = 0; n < 200; n += 1) expect(await enter('333333')).toMatchObject({ status: 401 });
  expect(await enter()).toMatchObject({ ok: false, status: 429 });
  expect(await enter(code, '10.9.9.9')).toMatchObject({ ok: true });
  stopClock(morning + minutes(10) + 1);
  expect(await enter()).toMatchObject({ ok: true });
});

test('one line with many IPv6 addresses is one network', async () => {
  await forgetCodeGuesses('2001:db8:1:2::1');
  for (let n = 0; n < 200; n += 1) await enter('333333', `2001:db8:1:2::${n.toString(16)}`);
  expect(await enter(code, '2001:db8:1:2:a:b:c:d')).toMatchObject({ status: 429 });
  expect(await enter(code, '2001:db8:1:3::1')).toMatchObject({ ok: true });
});

test('guesses from everywhere are stopped after a thousand', async () => {
  for (let n = 0; n < 1000; n += 1) await enter('333333', `10.1.${n % 250}.${n % 7}`);
  expect(await enter(code, '10.2.0.1')).toMatchObject({ ok: false, status: 429 });
});
