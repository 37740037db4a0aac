import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { eraseExpired } from '#usecases/operator/eraseExpired';
import { leaveStudents } from '#usecases/school/students/leaveStudents';

const { busy, xiaoming, xiaohong, dawei } = cast;
const months = vi.hoisted(() => ({ retention: 36 }));
vi.mock('#server/settings', async (load) => {
  const actual = await load<typeof import('#server/settings')>();
  return {
    ...actual,
    settings: () => ({ ...actual.settings(), retentionMonths: months.retention }),
  };
});

beforeEach(async () => {
  months.retention = 36;
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const close = ({ studentId }: cast.CastStudent, leftOn: string) =>
  db()
    .update(t.enrolments)
    .set({ joinedOn: '2020-09-01', leftOn, leftBecause: 'left' })
    .where(eq(t.enrolments.studentId, studentId));
const erased = async () =>
  (await db().select().from(t.students)).filter((each) => each.erasedAt).map(({ id }) => id);

test('who left 36 months ago is erased, who left a day later stays', async () => {
  await write([close(xiaoming, '2023-10-14'), close(xiaohong, '2023-10-15')]);
  expect(await eraseExpired(morning)).toBe(1);
  expect(await erased()).toEqual([xiaoming.studentId]);
  expect(await eraseExpired(morning)).toBe(0);
  expect(await eraseExpired(morning + hours(24))).toBe(1);
  expect(await recount(rollId)).toEqual({ differences: [] });
  const events = await db()
    .select()
    .from(t.auditEvents)
    .where(eq(t.auditEvents.act, 'eraseStudent'));
  expect(events[0]).toMatchObject({
    ...{ accountId: null, subject: `student ${xiaoming.studentId}`, schoolId: busy.schoolId },
    detail: { because: 'retention' },
  });
});

test('who came back, or sits somewhere else, stays', async () => {
  await write([
    close(xiaoming, '2021-01-01'),
    db().insert(t.enrolments).values({
      studentId: xiaoming.studentId,
      classId: busy.classId,
      joinedOn: today,
    }),
  ]);
  expect(await eraseExpired(morning)).toBe(0);
});

test('a class that graduated so long ago goes; one that graduated later stays', async () => {
  const named = { schoolId: busy.schoolId, stage: 'junior', number: 9 } as const;
  const moveTo = (student: cast.CastStudent, classId: number) =>
    db()
      .update(t.enrolments)
      .set({ classId, joinedOn: '2020-09-01' })
      .where(eq(t.enrolments.studentId, student.studentId));
  await write([
    db()
      .insert(t.schoolClasses)
      .values([
        { ...named, id: 90, entryYear: 2020 },
        { ...named, id: 91, entryYear: 2021 },
      ]),
    moveTo(xiaoming, 90),
    moveTo(xiaohong, 91),
  ]);
  expect(await eraseExpired(morning)).toBe(1);
  expect(await erased()).toEqual([xiaoming.studentId]);
});

test('a leaving of long ago that was noted just now can be put right for a month', async () => {
  await write([
    db()
      .update(t.enrolments)
      .set({ joinedOn: '2020-09-01' })
      .where(eq(t.enrolments.studentId, dawei.studentId)),
  ]);
  const [seat] = await db()
    .select()
    .from(t.enrolments)
    .where(eq(t.enrolments.studentId, dawei.studentId));
  const by = { accountId: busy.admin.accountId, now: morning };
  await leaveStudents(busy.schoolId, [seat?.id ?? 0], { day: '', because: 'mistake' }, by);
  expect(await eraseExpired(morning + 29 * hours(24))).toBe(0);
  expect(await eraseExpired(morning + 31 * hours(24))).toBe(1);
});

test('0 months: kept for ever', async () => {
  months.retention = 0;
  await write([close(xiaoming, '2021-01-01')]);
  expect(await eraseExpired(morning)).toBe(0);
  expect(await erased()).toEqual([]);
});
