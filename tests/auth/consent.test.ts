import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard } from '#auth/credentials';
import { signInStudent } from '#auth/signIn';
import { forgetStudentFailures } from '#auth/throttle';
import { db } from '#db/client';
import { enrolments, guardianConsents, schoolClasses, sessions } from '#db/schema/index';
import { write } from '#db/writer';
import type { ConsentState } from '#domain/people/consent';
import { settings } from '#server/settings';
import { busy, xiaoming } from '#tests/support/cast';
import { letClockRun, morning, stopClock } from '#tests/support/clock';
import { countersOf, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { accountOf, setAccount } from '#tests/support/sessions';

const card = '3467ACDE';
const throughGrade = settings().consentThroughGrade;

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  await setAccount(xiaoming, { cardHash: hashCard(card) });
  await forgetStudentFailures(busy.schoolCode, xiaoming.number);
});
afterEach(async () => {
  settings().consentThroughGrade = throughGrade;
  letClockRun();
  await closeTestDatabase();
});

const signIn = (secret = card, now = morning) =>
  signInStudent({ schoolCode: busy.schoolCode, number: xiaoming.number, secret }, now);

const note = (state: ConsentState) =>
  write([
    db()
      .insert(guardianConsents)
      .values({
        ...{ studentId: xiaoming.studentId, state, at: morning },
        accountId: busy.teacher.accountId,
      }),
  ]);

test('with the form collected Xiaoming signs in at home', async () => {
  expect(await signIn()).toMatchObject({ ok: true });
});

test.each([
  ['pending', /同意书还没交.*机房课/],
  ['declined', /只在学校上课时用.*机房课/],
] as const)('while the form is %s he is told kindly, and nothing begins', async (state, words) => {
  await note(state);
  const answer = await signIn();
  expect(answer).toMatchObject({ ok: false, status: 403 });
  expect(!answer.ok && answer.message).toMatch(words);
  expect((await accountOf(xiaoming)).activatedAt).toBeNull();
  expect((await countersOf(busy.classId)).registered.B).toBe(0);
  expect(await db().select().from(sessions)).toEqual([]);
});

test('no row is pending', async () => {
  await write([db().delete(guardianConsents)]);
  expect(await signIn()).toMatchObject({ ok: false, status: 403 });
});

test('a stranger with a wrong secret learns nothing of the form', async () => {
  const before = await signIn('9ACDEFGH');
  await note('pending');
  expect(await signIn('9ACDEFGH')).toEqual(before);
  expect(before).toMatchObject({ ok: false, status: 401 });
});

test('from grade 9 on, and where the setting asks for none, no form is needed', async () => {
  await note('pending');
  const grade9 = Date.parse('2028-09-01T00:00:00+08:00');
  expect(await signIn(card, grade9 - 1)).toMatchObject({ status: 403 });
  expect(await signIn(card, grade9)).toMatchObject({ ok: true });
  settings().consentThroughGrade = 6;
  expect(await signIn()).toMatchObject({ ok: true });
});

test('who sits in no class is asked for the form by the class they sat in last', async () => {
  await note('pending');
  await write([db().update(enrolments).set({ leftOn: '2026-10-01' })]);
  expect(await signIn()).toMatchObject({ ok: false, status: 403 });
  await write([db().update(schoolClasses).set({ entryYear: 2024 })]);
  expect(await signIn()).toMatchObject({ ok: true });
});
