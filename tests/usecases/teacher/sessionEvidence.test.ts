import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionOf, startSession } from '#auth/session';
import { db } from '#db/client';
import { noteSignIn } from '#db/commands/auth/noteSignIn';
import { recount } from '#db/queries/indicators/recount';
import { attempts, attendance, classSessions, lessonRuns } from '#db/schema/index';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import { busy, type CastStudent, dawei, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { countersOf, rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { beginCheck, readLesson, takeCheck } from '#tests/support/pupil';
import { setAccount } from '#tests/support/sessions';
import { firstLesson, floorSeconds, secondLesson } from '#tests/support/testLessons';
import type { Student } from '#usecases/student/takeLesson';
import { noteAttendance, openAttendance } from '#usecases/teacher/attendance';
import { closeRunOutSessions } from '#usecases/teacher/closeRunOutSessions';
import { endClassSession } from '#usecases/teacher/endClassSession';
import { extendClassSession, openClassSession } from '#usecases/teacher/openClassSession';
import { recentSessions } from '#usecases/teacher/recentSessions';
import { runningClassSession } from '#usecases/teacher/runningClassSession';

const evening = morning + hours(11);

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  expect((await recount(rollId)).differences).toEqual([]);
  letClockRun();
  await closeTestDatabase();
});

const { classId } = busy;
const by = (now: number) => ({ accountId: busy.teacher.accountId, now });
const open = (now = morning, lessonId: string | null = null) =>
  openClassSession(classId, 45, by(now), lessonId);
const end = (now: number, sure = false) => endClassSession(classId, by(now), sure);
const sessions = () => db().select().from(classSessions);
const runs = () => db().select().from(lessonRuns);
const counted = async (metric: 'registered' | 'used' | 'completed') =>
  (await countersOf(classId))[metric];

/** Signs in from the name list of the newest session, as the guards then know the student. */
async function inRoom(student: CastStudent, now: number): Promise<Student> {
  stopClock(now);
  const room = (await sessions()).at(-1);
  if (!room) throw new Error('no session');
  const { studentId, accountId } = student;
  await setAccount(student, { passwordHash: 'set', cardHash: null });
  const { id } = await startSession(accountId, { classSessionId: room.id });
  const [account] = await db().query.accounts.findMany({
    where: (a, { eq }) => eq(a.id, accountId),
  });
  await noteSignIn(
    { id: accountId, studentId, activatedAt: account?.activatedAt ?? null },
    now,
    room,
  );
  const session = await sessionOf(id);
  if (!session) throw new Error('not signed in');
  const { resetAt, classSession } = session.account;
  return { studentId, accountId, resetAt, classSession };
}

const tick = async (students: readonly CastStudent[], now: number, of = 1) => {
  const was =
    (await openAttendance(classId, of, now))?.students.filter((each) => each.present) ?? [];
  const form = { was: was.map(({ id }) => id), present: students.map((each) => each.studentId) };
  return noteAttendance(classId, of, form, by(now));
};

test('what is done in a session within school hours is class A at once', async () => {
  await open();
  const student = await inRoom(xiaoming, morning + minutes(1));
  expect(await counted('registered')).toMatchObject({ A: 1, B: 0, C: 0 });
  const read = await readLesson(student, firstLesson, morning + minutes(2));
  expect(await counted('used')).toMatchObject({ A: 1, B: 0 });
  await takeCheck(student, firstLesson, 4, read);
  expect(await runs()).toMatchObject([{ evidence: 'A', classSessionId: 1 }]);
  expect(await db().select().from(attempts)).toMatchObject([{ evidence: 'A', classSessionId: 1 }]);
  expect(await end(morning + minutes(20))).toEqual({ signedIn: 1, demoted: false });
  expect(await counted('used')).toMatchObject({ A: 1, C: 0 });
});

test('class A stands above the 24 hours after a new card', async () => {
  await open();
  await setAccount(xiaoming, { activatedAt: morning - hours(99), resetAt: morning - hours(1) });
  await readLesson(await inRoom(xiaoming, morning), firstLesson, morning);
  expect(await counted('used')).toMatchObject({ A: 1, C: 0 });
});

test('in the evening it is class C, and so is the first sign-in, until more is learnt', async () => {
  await open(evening);
  expect(await sessions()).toMatchObject([{ evidence: 'C' }]);
  const view = await runningClassSession(classId, by(evening));
  expect([view.plan.evidence, view.running?.isA]).toEqual(['C', false]);
  const student = await inRoom(xiaoming, evening);
  await takeCheck(student, firstLesson, 5, await readLesson(student, firstLesson, evening));
  expect(await counted('registered')).toMatchObject({ A: 0, B: 0, C: 1 });
  expect(await counted('used')).toMatchObject({ A: 0, B: 0, C: 1 });

  await readLesson(xiaoming, secondLesson, evening + hours(2));
  expect(await counted('registered')).toMatchObject({ B: 1, C: 0 });
  expect(await counted('used')).toMatchObject({ B: 1, C: 0 });
});

test('on a day off it is class C from the start, and the page says so', async () => {
  const { schoolHours } = settings();
  const today = dayOf(morning);
  Object.assign(schoolHours, { daysOff: [{ first: today, last: today }] });
  try {
    const view = await runningClassSession(classId, by(morning));
    expect(view.plan).toMatchObject({ evidence: 'C', isDayOff: true });
    await open();
    expect(await sessions()).toMatchObject([{ evidence: 'C' }]);
  } finally {
    Object.assign(schoolHours, { daysOff: [] });
  }
  const view = await runningClassSession(classId, by(morning));
  expect(view.plan).toMatchObject({ evidence: 'A', isDayOff: false });
});

test('a session that would last beyond the school hours is class C, and none is extended so', async () => {
  await open(morning + hours(8) + minutes(16));
  expect(await sessions()).toMatchObject([{ evidence: 'C' }]);
  await end(morning + hours(8) + minutes(17), true);
  const late = morning + hours(8) + minutes(15);
  await openClassSession(classId, 45, by(late + minutes(0)));
  expect((await sessions()).at(-1)).toMatchObject({ evidence: 'A' });
  expect(await extendClassSession(classId, by(late + 1))).toEqual({ refused: 'after-hours' });
});

test('ended too early it asks first, and then makes everything class C and loses nothing', async () => {
  await open();
  const student = await inRoom(xiaoming, morning);
  await takeCheck(student, firstLesson, 5, await readLesson(student, firstLesson, morning));
  const early = morning + minutes(20) - 1;
  expect(await end(early)).toEqual({ refused: 'too-short' });
  expect(await counted('used')).toMatchObject({ A: 1 });
  expect(await end(early, true)).toEqual({ signedIn: 1, demoted: true });
  expect(await sessions()).toMatchObject([{ evidence: 'C', closedAt: early }]);
  expect(await runs()).toMatchObject([{ evidence: 'C', countedAt: morning + floorSeconds * 1000 }]);
  for (const metric of ['registered', 'used'] as const) {
    expect(await counted(metric)).toMatchObject({ A: 0, B: 0, C: 1 });
  }
});

test('a check begun at home and ended in class is the student’s own', async () => {
  await open();
  const start = morning + minutes(5);
  await readLesson(xiaoming, firstLesson, morning - hours(1));
  const student = await inRoom(xiaoming, start);
  const begun = { ...student, classSession: { ...student.classSession, openedAt: start + 1 } };
  await takeCheck(begun as Student, firstLesson, 5, start);
  expect(await db().select().from(attempts)).toMatchObject([
    { evidence: 'B', classSessionId: null },
  ]);
});

test('noted as absent and present again, one brings no check of the night before into class', async () => {
  await setAccount(xiaoming, { activatedAt: morning - hours(99), resetAt: morning - hours(2) });
  const resetAt = morning - hours(2);
  const read = await readLesson({ ...xiaoming, resetAt }, firstLesson, morning - hours(1));
  await beginCheck(xiaoming, firstLesson, read);
  await open();
  await inRoom(xiaoming, morning);
  await tick([], morning + minutes(1));
  const absent = await inRoom(xiaoming, morning + minutes(2));
  await takeCheck(absent, firstLesson, 5, morning + minutes(2));
  await tick([xiaoming], morning + minutes(3));
  expect(await db().select().from(attempts)).toMatchObject([{ evidence: 'C' }]);
});

test('who is there without a computer is registered, and learns the lesson taught to all', async () => {
  await open(morning, firstLesson);
  await inRoom(xiaoming, morning);
  expect(await tick([xiaoming, xiaohong], morning + minutes(5))).toEqual({ changed: 1 });
  expect(await counted('registered')).toMatchObject({ A: 2 });
  expect(await runs()).toEqual([]);
  const over = morning + minutes(45);
  await closeRunOutSessions(over);
  await closeRunOutSessions(over);
  expect(await runs()).toMatchObject([
    { studentId: xiaoming.studentId, lessonId: firstLesson, countedAt: over, evidence: 'A' },
    { studentId: xiaohong.studentId, lessonId: firstLesson, countedAt: over, evidence: 'A' },
  ]);
  expect(await counted('used')).toMatchObject({ A: 2 });
  await takeCheck(xiaohong, firstLesson, 5, over + minutes(5));
  expect(await recentSessions(classId, over)).toMatchObject([
    { isA: true, present: 2, of: 6, mayCorrect: true, lesson: '第 1 课 第1课' },
  ]);
});

test('within a day the list is corrected: late ones gain, absent ones lose what was class A', async () => {
  await open(morning, secondLesson);
  const student = await inRoom(xiaoming, morning);
  await readLesson(student, firstLesson, morning);
  await inRoom(xiaohong, morning);
  await end(morning + minutes(30));
  const later = morning + hours(24);
  expect(await tick([xiaohong, dawei], later)).toEqual({ changed: 2 });
  expect(await counted('registered')).toMatchObject({ A: 2, C: 1 });
  expect(await counted('used')).toMatchObject({ A: 2, C: 1 });
  expect((await runs()).map((run) => [run.studentId, run.lessonId, run.evidence])).toEqual([
    [xiaoming.studentId, firstLesson, 'C'],
    [xiaohong.studentId, secondLesson, 'A'],
    [dawei.studentId, secondLesson, 'A'],
  ]);
  expect(await tick([xiaoming, xiaohong], later)).toEqual({ changed: 2 });
  expect(await counted('used')).toMatchObject({ A: 2, C: 0 });

  expect(await tick([], later + minutes(30))).toBeUndefined();
  expect(await counted('used')).toMatchObject({ A: 2, C: 0 });
});

test('noted as absent while signed in, one goes on in class C', async () => {
  await open();
  const student = await inRoom(xiaoming, morning);
  await tick([], morning + minutes(1));
  // The request was let in before the teacher said so.
  await readLesson(student, firstLesson, morning + minutes(1));
  expect(await counted('used')).toMatchObject({ A: 0, C: 1 });
  expect((await inRoom(xiaoming, morning + minutes(3))).classSession?.evidence).toBe('C');
  expect(await db().select().from(attendance)).toMatchObject([{ present: false }]);
});

test('who signs in after the list was shown is not made absent by saving it', async () => {
  await open();
  const form = { was: [], present: [xiaohong.studentId] };
  await inRoom(xiaoming, morning);
  expect(await noteAttendance(classId, 1, form, by(morning))).toEqual({ changed: 1 });
  expect(await counted('registered')).toMatchObject({ A: 2 });
});

test('another class has no such list, and only its own students are on it', async () => {
  await open();
  expect(await openAttendance(21, 1, morning)).toBeUndefined();
  const form = { was: [], present: [201] };
  expect(await noteAttendance(classId, 1, form, by(morning))).toEqual({ changed: 0 });
});

test('only a lesson required of the class is taught', async () => {
  expect(await open(morning, 'no-lesson')).toEqual({ refused: 'lesson' });
  expect(await sessions()).toEqual([]);
});
