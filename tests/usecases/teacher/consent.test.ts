import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionOf, startSession } from '#auth/session';
import { db } from '#db/client';
import { auditEvents, enrolments, guardianConsents, schoolClasses } from '#db/schema/index';
import { write } from '#db/writer';
import type { ConsentState } from '#domain/people/consent';
import { busy, ningning, xiaohong, xiaoming } from '#tests/support/cast';
import { letClockRun, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { noteConsent, undoConsent } from '#usecases/teacher/noteConsent';
import { openClass } from '#usecases/teacher/openClass';
import { openClassSession } from '#usecases/teacher/openClassSession';
import { openConsents } from '#usecases/teacher/openConsents';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const by = (now = morning, { accountId } = busy.teacher) => ({ accountId, now });
const change = ({ studentId }: { studentId: number }, state: ConsentState) => ({
  studentId,
  state,
});
const note = (changes: ReturnType<typeof change>[], now?: number) =>
  noteConsent(busy.classId, changes, by(now));
const view = () => openConsents(busy.classId, by());
const stateOf = async ({ studentId }: { studentId: number }) =>
  (await view()).students.find((row) => row.studentId === studentId)?.state;

test('a new student is pending until something is noted', async () => {
  await write([db().delete(guardianConsents)]);
  const { needed, counts, students } = await view();
  expect(needed).toBe(true);
  expect(counts).toEqual({ collected: 0, declined: 0, pending: 6 });
  expect(students[0]).toMatchObject({ state: 'pending', at: null, role: null });
});

test('the list says since when and in which role it was noted', async () => {
  await note([change(xiaoming, 'declined')]);
  await noteConsent(busy.classId, [change(xiaohong, 'pending')], by(morning, busy.admin));
  const { students } = await view();
  expect(students[0]).toMatchObject({ state: 'declined', at: morning, role: 'teacher' });
  expect(students[1]).toMatchObject({ state: 'pending', at: morning, role: 'school-admin' });
});

test('what already stands so is no change', async () => {
  expect(await note([change(xiaoming, 'collected')])).toEqual({ noted: 0 });
  expect(await note([change(xiaoming, 'collected'), change(xiaohong, 'declined')])).toEqual({
    noted: 1,
  });
});

test('students of the class next door are left out', async () => {
  expect(await note([change(ningning, 'declined'), change(xiaoming, 'declined')])).toEqual({
    noted: 1,
  });
  const next = await openConsents(21, by());
  expect(next.counts).toEqual({ collected: 6, declined: 0, pending: 0 });
});

test('a class above the grade needs no forms, and none are noted', async () => {
  await write([
    db().update(schoolClasses).set({ entryYear: 2024 }).where(eq(schoolClasses.id, busy.classId)),
  ]);
  expect((await view()).needed).toBe(false);
  expect(await note([change(xiaoming, 'declined')])).toEqual({ refused: 'not-needed' });
  expect((await openClass(busy.classId, morning)).formsOut).toBe(0);
});

test('the class page counts the forms that are out, not the declined ones', async () => {
  await note([change(xiaoming, 'pending'), change(xiaohong, 'declined')]);
  expect((await openClass(busy.classId, morning)).formsOut).toBe(1);
});

test('without a yes, sign-ins outside the class session end, inside they go on', async () => {
  await openClassSession(busy.classId, 45, by());
  const { id: home } = await startSession(xiaoming.accountId);
  const { id: room } = await startSession(xiaoming.accountId, { classSessionId: 1 });
  const { id: other } = await startSession(xiaohong.accountId);
  await note([change(xiaoming, 'declined')]);
  expect(await sessionOf(home)).toBeNull();
  expect(await sessionOf(room)).not.toBeNull();
  expect(await sessionOf(other)).not.toBeNull();
});

test('a yes ends nothing', async () => {
  await note([change(xiaoming, 'pending')]);
  const { id } = await startSession(xiaoming.accountId);
  await note([change(xiaoming, 'collected')]);
  expect(await sessionOf(id)).not.toBeNull();
});

test('the last change is taken back, each to the state it had', async () => {
  await note([change(xiaohong, 'declined')], morning);
  await note([change(xiaoming, 'pending'), change(xiaohong, 'pending')], morning + 1);
  const { lastAct = 0 } = await view();
  expect(await undoConsent(busy.classId, lastAct, by(morning + 2))).toEqual({ noted: 2 });
  expect([await stateOf(xiaoming), await stateOf(xiaohong)]).toEqual(['collected', 'declined']);
});

test('what somebody else changed since is not taken back', async () => {
  await note([change(xiaoming, 'pending'), change(xiaohong, 'pending')], morning);
  const admin = by(morning + 1, busy.admin);
  await noteConsent(busy.classId, [change(xiaoming, 'declined')], admin);
  expect(await undoConsent(busy.classId, morning, by(morning + 2))).toEqual({ noted: 1 });
  expect([await stateOf(xiaoming), await stateOf(xiaohong)]).toEqual(['declined', 'collected']);
});

test('nobody takes back what another noted', async () => {
  await note([change(xiaoming, 'pending')]);
  const admin = by(morning + 1, busy.admin);
  expect(await undoConsent(busy.classId, morning, admin)).toEqual({ noted: 0 });
});

test('the trail has an event for each student and the counts for the class, no names', async () => {
  await note([change(xiaoming, 'declined'), change(xiaohong, 'pending')]);
  const trail = await db().select().from(auditEvents).where(eq(auditEvents.act, 'noteConsent'));
  expect(trail).toMatchObject([
    { subject: `student ${xiaoming.studentId}`, schoolId: 1, detail: { state: 'declined' } },
    { subject: `student ${xiaohong.studentId}`, schoolId: 1, detail: { state: 'pending' } },
    { subject: `class ${busy.classId}`, schoolId: 1, detail: { declined: 1, pending: 1 } },
  ]);
});

test('who has left the class is on no list', async () => {
  await write([
    db()
      .update(enrolments)
      .set({ leftOn: '2026-10-01' })
      .where(eq(enrolments.studentId, xiaoming.studentId)),
  ]);
  expect(await stateOf(xiaoming)).toBeUndefined();
  expect(await note([change(xiaoming, 'declined')])).toEqual({ noted: 0 });
});
