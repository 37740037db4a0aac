import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setOwnPassword } from '#auth/password';
import { sessionOf, startSession } from '#auth/session';
import { signInStudent } from '#auth/signIn';
import { forgetStudentFailures } from '#auth/throttle';
import { db } from '#db/client';
import { auditEvents } from '#db/schema/index';
import { busy, ningning, xiaohong, xiaoming } from '#tests/support/cast';
import { letClockRun, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, setAccount } from '#tests/support/sessions';
import { printCards } from '#usecases/teacher/printCards';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  await forgetStudentFailures(busy.schoolCode, xiaoming.number);
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const by = { accountId: busy.teacher.accountId, now: morning };
const print = (who: 'waiting' | number[]) => printCards(busy.classId, who, by);
const signIn = (code: string, { number } = xiaoming) =>
  signInStudent({ schoolCode: busy.schoolCode, number, secret: code }, morning);

async function cardOf(student: typeof xiaoming): Promise<string> {
  const { cards } = await print([student.studentId]);
  return cards[0]?.code ?? '';
}

test('a first sheet has a card for everybody, with what is needed to sign in', async () => {
  const sheet = await print('waiting');
  expect(sheet).toMatchObject({
    className: '七年级1班',
    schoolName: '忙忙中学',
    schoolCode: 'BZ01',
  });
  expect(sheet.cards.map((card) => card.number)).toEqual(
    busy.students.map((student) => student.number),
  );
  expect(new Set(sheet.cards.map((card) => card.code)).size).toBe(6);
  for (const { number, code } of sheet.cards) {
    expect(
      await signInStudent({ schoolCode: sheet.schoolCode, number, secret: code }, morning),
    ).toMatchObject({
      ok: true,
    });
  }
});

test('the database holds hashes of the cards and nothing else of them', async () => {
  const { cards } = await print('waiting');
  const accounts = await Promise.all(busy.students.map(accountOf));
  const trail = await db().select().from(auditEvents);
  const stored = JSON.stringify([accounts, trail]);
  for (const { code } of cards) expect(stored).not.toContain(code);
  for (const account of accounts) expect(account.cardHash).toMatch(/^[\w-]{43}$/);
});

test('whoever has a card or a password is not waiting', async () => {
  await setAccount(xiaoming, { cardHash: 'hash' });
  await setAccount(xiaohong, { passwordHash: 'hash' });
  const { cards } = await print('waiting');
  expect(cards).toHaveLength(4);
  expect(await accountOf(xiaoming)).toMatchObject({ cardHash: 'hash', cardIssuedAt: null });
  expect(await accountOf(xiaohong)).toMatchObject({ passwordHash: 'hash', resetAt: null });
  expect((await print('waiting')).cards).toEqual([]);
});

test('a new card ends the old one, the password and the sessions', async () => {
  const first = await cardOf(xiaoming);
  const { id } = await startSession(xiaoming.accountId);
  const second = await cardOf(xiaoming);
  expect(await signIn(first)).toMatchObject({ ok: false });
  expect(await sessionOf(id)).toBeNull();
  expect(await signIn(second)).toMatchObject({ ok: true, first: '/password' });
});

test('a card is good until the own password is set, and then never again', async () => {
  const code = await cardOf(xiaoming);
  const { id } = await startSession(xiaoming.accountId);
  const session = await sessionOf(id);
  if (!session) throw new Error('no session');
  await setOwnPassword(session, { password: '河边的旧书包07', repeat: '河边的旧书包07' }, morning);
  expect(await signIn(code)).toMatchObject({ ok: false });
});

test('a new card for an active account is a reset, a first card is none', async () => {
  await setAccount(xiaoming, { activatedAt: morning - 1, passwordHash: 'hash' });
  await print([xiaoming.studentId, xiaohong.studentId]);
  expect(await accountOf(xiaoming)).toMatchObject({ resetAt: morning, passwordHash: null });
  expect(await accountOf(xiaohong)).toMatchObject({ resetAt: null, cardIssuedAt: morning });
});

test('a student of the class next door is ignored', async () => {
  const { cards } = await print([ningning.studentId, xiaoming.studentId, 12345]);
  expect(cards.map((card) => card.studentName)).toEqual([xiaoming.name]);
  expect(await accountOf(ningning)).toMatchObject({ cardHash: null, cardIssuedAt: null });
});

test('the trail says who printed how many cards for which class, and for whom', async () => {
  await print([xiaoming.studentId, xiaohong.studentId]);
  const trail = await db()
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.accountId, by.accountId));
  expect(trail.map(({ act, subject, detail }) => [act, subject, detail])).toEqual([
    ['issueCard', `account ${xiaoming.accountId}`, {}],
    ['issueCard', `account ${xiaohong.accountId}`, {}],
    ['printCards', `class ${busy.classId}`, { cards: 2 }],
  ]);
});

test('there are no cards for a class that does not exist', async () => {
  await expect(printCards(999, 'waiting', by)).rejects.toThrow('no class 999');
});
