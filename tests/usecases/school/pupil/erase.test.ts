import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashCard } from '#auth/credentials';
import { signInStudent } from '#auth/signIn';
import { connection, db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import { seatsOf } from '#db/queries/people/pupil';
import { rosterOf } from '#db/queries/people/rosterOf';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { morning, today } from '#tests/support/clock';
import { countersOf, rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson, takeCheck } from '#tests/support/pupil';
import { accountOf, cookieOfStudent, setAccount } from '#tests/support/sessions';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { openRegion, openSchool } from '#usecases/bureau/openRegion';
import { erasePupil } from '#usecases/school/pupil/erasePupil';
import { openStudents } from '#usecases/school/students/openStudents';
import { openClass } from '#usecases/teacher/openClass';

const { busy, xiaoming } = cast;
const by = { accountId: busy.admin.accountId, now: morning };
const officer = [
  { role: 'officer', regionCode: cast.countyCode, schoolId: null, classId: null } as const,
];

/** Xiaoming signed in with a card, read both lessons and passed both checks. */
beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  await setAccount(xiaoming, { cardHash: hashCard('ABCD3467') });
  await signIn();
  for (const lesson of [firstLesson, secondLesson]) {
    await takeCheck(xiaoming, lesson, 5, await readLesson(xiaoming, lesson, morning));
  }
  await write([
    db().insert(t.guardianConsents).values({
      studentId: xiaoming.studentId,
      state: 'collected',
      accountId: busy.teacher.accountId,
      at: morning,
    }),
  ]);
});
afterEach(closeTestDatabase);

const signIn = (number = xiaoming.number) =>
  signInStudent({ schoolCode: busy.schoolCode, number, secret: 'ABCD3467' }, morning);
const erase = (typed = xiaoming.number) => erasePupil(xiaoming.studentId, typed, by);
const stored = async () =>
  (await db().select().from(t.students).where(eq(t.students.id, xiaoming.studentId)))[0];
const figures = async () => ({
  county: (await openRegion(cast.countyCode, officer, morning)).figures,
  school: (await openSchool(busy.schoolId, officer, morning)).figures,
  town: (await openRegion(cast.busyTown, officer, morning)).figures,
  class: await countersOf(busy.classId),
});
const records = async () => [
  await db().select().from(t.rollEntries),
  await db().select().from(t.rollClasses),
  await db().select().from(t.milestones),
  await db().select().from(t.lessonRuns),
  await db().select().from(t.responses),
  await db().select().from(t.completions),
];

test('the person goes: name, number, credentials, sessions, consents, the open seat', async () => {
  expect(await erase()).toEqual({ ok: true });
  const student = await stored();
  expect(student).toMatchObject({ name: '已删除', erasedAt: morning });
  // No number of a student begins so.
  expect(student?.number).toMatch(/^\*[0-9a-f]{24}$/);
  expect(await accountOf(xiaoming)).toMatchObject({
    ...{ cardHash: null, passwordHash: null, activatedAt: morning },
  });
  const mine = <T extends { studentId: number }>(rows: T[]) =>
    rows.filter(({ studentId }) => studentId === xiaoming.studentId);
  expect(mine(await db().select().from(t.guardianConsents))).toEqual([]);
  expect(
    (await db().select().from(t.sessions)).filter(
      ({ accountId }) => accountId === xiaoming.accountId,
    ),
  ).toEqual([]);
  expect(await seatsOf(xiaoming.studentId)).toMatchObject([{ leftOn: today, leftBecause: 'left' }]);
  expect(await signIn()).toMatchObject({ ok: false });
  expect(await signIn(student?.number)).toMatchObject({ ok: false });
});

test('the figures stay: counters, recount, roll, records, at every level', async () => {
  const before = await figures();
  const recordsBefore = await records();
  expect(before.county.completed.split.B).toBe(1);
  expect(await recount(rollId)).toEqual({ differences: [] });
  await erase();
  expect(await figures()).toEqual(before);
  expect(await records()).toEqual(recordsBefore);
  expect(await recount(rollId)).toEqual({ differences: [] });
});

test('no text of the database holds the name or the number any more', async () => {
  await erase();
  const { rows } = await connection().reader.execute(
    `select name from sqlite_master where type = 'table' and name not like 'sqlite%'`,
  );
  for (const { name } of rows) {
    const table = await connection().reader.execute(`select * from ${name}`);
    const text = JSON.stringify(table.rows);
    expect(text, String(name)).not.toContain(xiaoming.name);
    expect(text, String(name)).not.toContain(xiaoming.number);
  }
});

test('no list shows them: class, school, roster', async () => {
  await erase();
  const view = await openClass(busy.classId, morning);
  expect(view.students.map(({ id }) => id)).not.toContain(xiaoming.studentId);
  const asked = { standing: 'all', page: 1 } as const;
  const list = await openStudents(busy.schoolId, { asked }, by);
  expect(list.students.map(({ id }) => id)).not.toContain(xiaoming.studentId);
  expect(list.total).toBe(5);
  expect(JSON.stringify(await rosterOf(busy.schoolId))).not.toContain(xiaoming.name);
});

test('the number is free for another student', async () => {
  await erase();
  const { number } = xiaoming;
  await write([
    db().insert(t.students).values({ schoolId: busy.schoolId, number, name: '新同学' }),
  ]);
});

test('with the wrong number nothing is erased', async () => {
  for (const typed of ['', '20260102', '李小明']) {
    expect(await erase(typed)).toMatchObject({
      ok: false,
      message: expect.stringContaining('什么也没有删除'),
    });
  }
  expect(await stored()).toMatchObject({ name: xiaoming.name, erasedAt: null });
});

test('sent twice or by two at once, it is done and noted once', async () => {
  await cookieOfStudent(xiaoming);
  const both = await Promise.all([erase(), erase()]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await erase()).toMatchObject({ ok: false });
  const events = await db()
    .select()
    .from(t.auditEvents)
    .where(eq(t.auditEvents.act, 'eraseStudent'));
  expect(events).toMatchObject([
    {
      ...{ accountId: by.accountId, subject: `student ${xiaoming.studentId}` },
      ...{ schoolId: busy.schoolId, detail: { because: 'request' } },
    },
  ]);
});
