import { and, eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionOf, startSession } from '#auth/session';
import { db } from '#db/client';
import { auditEvents, classSessions, sessions } from '#db/schema/index';
import { busy, quiet, xiaohong, xiaoming } from '#tests/support/cast';
import { letClockRun, minutes, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { endClassSession } from '#usecases/teacher/endClassSession';
import { extendClassSession, openClassSession } from '#usecases/teacher/openClassSession';
import { roomNames } from '#usecases/teacher/roomNames';
import { runningClassSession } from '#usecases/teacher/runningClassSession';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const at = (now = morning, { accountId } = busy.teacher) => ({ accountId, now });
const open = (lasts = 45, by = at()) => openClassSession(busy.classId, lasts, by);
const view = (by = at()) => runningClassSession(busy.classId, by);
const stored = () => db().select().from(classSessions);

async function signedIn({ accountId }: { accountId: string }): Promise<string> {
  const [room] = await stored();
  return (await startSession(accountId, { classSessionId: room?.id ?? 0 })).id;
}

test('teacher Zhou opens a session: a code, 45 minutes, nobody in yet', async () => {
  expect(await open()).toEqual({ ok: true });
  const { running } = await view();
  expect(running).toMatchObject({ minutesLeft: 45, signedIn: 0, of: 6, mayExtend: true });
  expect(running?.code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/);
});

test.each([19, 121, 45.5, Number.NaN, -45, Infinity])('%s minutes are refused', async (lasts) => {
  expect(await open(lasts)).toEqual({ refused: 'minutes' });
  expect(await stored()).toEqual([]);
});

test('a class has one open session at a time, whoever opens it', async () => {
  await open();
  expect(await open()).toEqual({ refused: 'class-open' });
  expect(await open(45, at(morning, busy.admin))).toEqual({ refused: 'class-open' });
  expect(await stored()).toHaveLength(1);
});

test('a teacher has one open session at a time, and is shown where it is', async () => {
  await openClassSession(quiet.classId, 45, at());
  expect(await open()).toEqual({ refused: 'teacher-open' });
  expect((await view()).elsewhere).toEqual({ classId: quiet.classId });
});

test('opened twice at once, it is open once', async () => {
  const results = await Promise.all([open(), open(), open(45, at(morning, busy.admin))]);
  expect(results.filter((result) => 'ok' in result)).toHaveLength(1);
  expect(await stored()).toHaveLength(1);
});

test('it ends by itself, and the next one closes it as of when it ended', async () => {
  await open();
  const student = await signedIn(xiaoming);
  const later = morning + minutes(45);
  stopClock(later);
  expect((await view(at(later))).running).toBeUndefined();
  expect(await sessionOf(student)).toBeNull();
  expect(await open(30, at(later + 1))).toEqual({ ok: true });
  expect((await stored())[0]).toMatchObject({ closedAt: later });
  expect(await db().select().from(sessions)).toEqual([]);
});

test('a class that has graduated has no lesson hour', async () => {
  const inThreeYears = Date.parse('2029-10-10T09:00:00+08:00');
  expect(await open(45, at(inThreeYears))).toEqual({ refused: 'graduated' });
});

test('ten minutes more, until two hours are full', async () => {
  await open(100);
  expect(await extendClassSession(busy.classId, at())).toEqual({ ok: true });
  expect(await extendClassSession(busy.classId, at())).toEqual({ ok: true });
  expect((await view()).running).toMatchObject({ minutesLeft: 120, mayExtend: false });
  expect(await extendClassSession(busy.classId, at())).toEqual({ refused: 'too-long' });
});

test('what has ended is not extended', async () => {
  expect(await extendClassSession(busy.classId, at())).toEqual({ refused: 'not-running' });
  await open(20);
  const later = at(morning + minutes(20));
  expect(await extendClassSession(busy.classId, later)).toEqual({ refused: 'not-running' });
});

test('an extended session keeps its students signed in', async () => {
  await open(20);
  const student = await signedIn(xiaoming);
  await extendClassSession(busy.classId, at());
  stopClock(morning + minutes(25));
  expect(await sessionOf(student)).not.toBeNull();
});

test('ending it signs out who signed in from it, and nobody else', async () => {
  await open();
  const [inRoom, alsoInRoom] = [await signedIn(xiaoming), await signedIn(xiaohong)];
  const { id: elsewhere } = await startSession(xiaoming.accountId);
  expect((await view()).running?.signedIn).toBe(2);
  expect(await endClassSession(busy.classId, at(morning + minutes(20)))).toEqual({
    signedIn: 2,
    demoted: false,
  });
  expect(await sessionOf(inRoom)).toBeNull();
  expect(await sessionOf(alsoInRoom)).toBeNull();
  expect(await sessionOf(elsewhere)).not.toBeNull();
  expect((await view()).running).toBeUndefined();
  expect(await endClassSession(busy.classId, at())).toEqual({ refused: 'not-running' });
});

test('the list says who is in, and tells two of one name apart', async () => {
  await open();
  await signedIn(xiaohong);
  const [room] = await stored();
  if (!room) throw new Error('no session');
  const { names, className } = await roomNames(room, morning);
  expect(className).toBe('七年级1班');
  expect(names.map((each) => each.name)).toEqual(busy.students.map((each) => each.name));
  expect(names.filter((each) => each.signedIn).map((each) => each.name)).toEqual(['王小红']);
  expect(JSON.stringify(names)).not.toContain(xiaoming.number);
});

test('the trail says who opened, extended and ended it, without code or names', async () => {
  await open();
  await signedIn(xiaoming);
  await extendClassSession(busy.classId, at());
  await endClassSession(busy.classId, at(), true);
  const trail = await db()
    .select()
    .from(auditEvents)
    .where(and(like(auditEvents.act, '%ClassSession'), eq(auditEvents.schoolId, busy.schoolId)));
  const subject = `class ${busy.classId}`;
  expect(trail).toMatchObject([
    { act: 'openClassSession', subject, detail: { minutes: 45, evidence: 'A' } },
    { act: 'openClassSession', subject, detail: { moreMinutes: 10 } },
    { act: 'endClassSession', subject, detail: { signedIn: 1, demoted: true } },
  ]);
  expect(trail.every(({ accountId }) => accountId === busy.teacher.accountId)).toBe(true);
});
