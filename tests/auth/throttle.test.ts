import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard, hashPassword } from '#auth/credentials';
import { knownDevice, rememberDevice } from '#auth/knownDevice';
import { signInStudent } from '#auth/signIn';
import { forgetStudentFailures } from '#auth/throttle';
import { db } from '#db/client';
import { accounts, students } from '#db/schema/index';
import { write } from '#db/writer';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { setAccount } from '#tests/support/sessions';
import { printCards } from '#usecases/teacher/printCards';

const card = '3467ACDE';
const wrongCard = '3467ACDF';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  for (const student of [xiaoming, xiaohong]) {
    await setAccount(student, { cardHash: hashCard(card) });
    // The process remembers failures, whatever the database.
    await forgetStudentFailures(busy.schoolCode, student.number);
  }
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const guess = ({ number }: { number: string }, secret: string, cookies = '') =>
  signInStudent({ schoolCode: busy.schoolCode, number, secret }, Date.now(), {
    cookies,
    device: '',
  });

/** The cookies of a computer at which someone has signed in. @param before what it had already */
async function knownComputer(student: { number: string }, secret = card, before = '') {
  const signedIn = await guess(student, secret, before);
  if (!signedIn.ok) throw new Error(signedIn.message);
  return signedIn.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

async function guessWrong(times: number) {
  for (let n = 0; n < times; n += 1)
    expect(await guess(xiaoming, wrongCard)).toMatchObject({ status: 401 });
}

test('after ten wrong guesses the eleventh waits, even with the right card', async () => {
  await guessWrong(10);
  expect(await guess(xiaoming, wrongCard)).toMatchObject({ ok: false, status: 429 });
  const right = await guess(xiaoming, card);
  expect(right).toMatchObject({ ok: false, status: 429 });
  expect(!right.ok && right.message).toContain('10 分钟');
});

test('nine wrong guesses and the right card open', async () => {
  await guessWrong(9);
  expect(await guess(xiaoming, card)).toMatchObject({ ok: true });
});

test('a classmate at the next computer is not affected', async () => {
  await guessWrong(10);
  expect(await guess(xiaohong, card)).toMatchObject({ ok: true });
});

test('the wait passes by itself', async () => {
  await guessWrong(10);
  stopClock(morning + minutes(10) + 1);
  expect(await guess(xiaoming, card)).toMatchObject({ ok: true });
});

test('guessing on while waiting does not make the wait longer', async () => {
  await guessWrong(10);
  stopClock(morning + minutes(9));
  await guess(xiaoming, wrongCard);
  stopClock(morning + minutes(10) + 1);
  expect(await guess(xiaoming, card)).toMatchObject({ ok: true });
});

test('a new card starts with a clean slate', async () => {
  await guessWrong(10);
  const by = { accountId: busy.teacher.accountId, now: morning };
  const { cards } = await printCards(busy.classId, [xiaoming.studentId], by);
  expect(await guess(xiaoming, cards[0]?.code ?? '')).toMatchObject({ ok: true });
});

test('a success forgets the failures before it', async () => {
  for (let n = 0; n < 3; n += 1) {
    await guessWrong(9);
    expect(await guess(xiaoming, card)).toMatchObject({ ok: true });
  }
});

const tenThousand = Array.from({ length: 10_000 }, (_, n) => (n % 1000 === 999 ? card : wrongCard));

test('10,000 guesses one after the other never succeed', async () => {
  for (const secret of tenThousand) expect((await guess(xiaoming, secret)).ok).toBe(false);
});

test('10,000 guesses all at once never succeed', async () => {
  const outcomes = await Promise.all(tenThousand.map((secret) => guess(xiaoming, secret)));
  expect(outcomes.filter((outcome) => outcome.ok)).toEqual([]);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.status === 401)).toHaveLength(10);
});

test('while strangers guess, the known computer still gets in, and they never do', async () => {
  const cookies = await knownComputer(xiaoming);
  for (const [n, secret] of tenThousand.entries()) {
    expect((await guess(xiaoming, secret)).ok).toBe(false);
    if (n % 1000 === 500) expect(await guess(xiaoming, card, cookies)).toMatchObject({ ok: true });
  }
});

test('while strangers guess, a new card gets in', async () => {
  for (const secret of tenThousand.slice(0, 2000)) await guess(xiaoming, secret);
  expect(await guess(xiaoming, card)).toMatchObject({ status: 429 });
  const by = { accountId: busy.teacher.accountId, now: morning };
  const { cards } = await printCards(busy.classId, [xiaoming.studentId], by);
  for (let n = 0; n < 5; n += 1) await guess(xiaoming, wrongCard);
  expect(await guess(xiaoming, cards[0]?.code ?? '')).toMatchObject({ ok: true });
});

test('the known computer guesses no more than twenty times, and a new card frees it too', async () => {
  const cookies = await knownComputer(xiaoming);
  for (let n = 0; n < 20; n += 1) {
    expect(await guess(xiaoming, wrongCard, cookies)).toMatchObject({ status: 401 });
  }
  expect(await guess(xiaoming, card, cookies)).toMatchObject({ status: 429 });
  const by = { accountId: busy.teacher.accountId, now: morning };
  const { cards } = await printCards(busy.classId, [xiaoming.studentId], by);
  expect(await guess(xiaoming, cards[0]?.code ?? '', cookies)).toMatchObject({ ok: true });
});

test('a computer known to one child is a stranger to another', async () => {
  const cookies = await knownComputer(xiaohong);
  await guessWrong(10);
  expect(await guess(xiaoming, card, cookies)).toMatchObject({ status: 429 });
});

test('a computer of the computer room is known to the last children who sat there', async () => {
  let cookies = await knownComputer(xiaoming);
  cookies = await knownComputer(xiaohong, card, cookies);
  await guessWrong(10);
  expect(await guess(xiaoming, card, cookies)).toMatchObject({ ok: true });
});

test('the cookie of a computer names nobody, cannot be made up and is out of reach of scripts', async () => {
  const signedIn = await guess(xiaoming, card);
  const cookie = signedIn.ok ? (signedIn.cookies[1] ?? '') : '';
  expect(cookie).toMatch(
    /^device=[\w-]{16}\.[\w-]{16}; HttpOnly; SameSite=Lax; Path=\/; Max-Age=15552000$/,
  );
  await guessWrong(10);
  const [device, seal] = cookie.slice('device='.length, cookie.indexOf(';')).split('.');
  for (const forged of [
    `${device}.`,
    `${device}`,
    `${'A'.repeat(16)}.${seal}`,
    `${device}.${seal}x`,
  ]) {
    expect(await guess(xiaoming, card, `device=${forged}`)).toMatchObject({ status: 429 });
  }
});

test('a computer carries at most sixty children, the last ones', () => {
  let cookies = '';
  for (let n = 0; n < 70; n += 1) {
    cookies = rememberDevice(`student:BZ01:${n}`, cookies).split(';')[0] ?? '';
  }
  expect(cookies.length).toBeLessThan(1100);
  expect(knownDevice('student:BZ01:9', cookies)).toBeUndefined();
  expect(knownDevice('student:BZ01:10', cookies)).toBeDefined();
  expect(knownDevice('student:BZ01:69', cookies)).toBeDefined();
});

test('a computer room of sixty signs in within a minute', async () => {
  const many = Array.from({ length: 60 }, (_, i) => 1000 + i);
  const passwordHash = await hashPassword('河边的旧书包07');
  await write([
    db()
      .insert(students)
      .values(many.map((id) => ({ id, schoolId: busy.schoolId, number: `n${id}`, name: '同学' }))),
    db()
      .insert(accounts)
      .values(many.map((studentId) => ({ id: `a${studentId}`, studentId, passwordHash }))),
  ]);
  const outcomes = await Promise.all(
    many.map((id, i) => {
      stopClock(morning + i * 1000);
      return guess({ number: `n${id}` }, '河边的旧书包07');
    }),
  );
  expect(outcomes.map(({ ok }) => ok)).toEqual(many.map(() => true));
});
