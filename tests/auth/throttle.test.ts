import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard } from '#auth/credentials';
import { signInStudent } from '#auth/signIn';
import { forgetStudentFailures } from '#auth/throttle';
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

const guess = ({ number }: { number: string }, secret: string) =>
  signInStudent({ schoolCode: busy.schoolCode, number, secret }, Date.now());

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
