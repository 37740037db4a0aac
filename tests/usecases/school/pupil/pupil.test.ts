import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requirePupil } from '#auth/guards';
import { db } from '#db/client';
import { noteRead } from '#db/commands/audit/noteRead';
import { erase } from '#db/commands/people/erase';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import type { Deed } from '#domain/people/permission';
import * as cast from '#tests/support/cast';
import { hours, letClockRun, morning, stopClock, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, beginCheck, readLesson, takeCheck } from '#tests/support/pupil';
import { cookieOf, cookieOfStudent } from '#tests/support/sessions';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { exportPupil } from '#usecases/school/pupil/exportPupil';
import { openPupil } from '#usecases/school/pupil/openPupil';

const { busy, quiet, officer, xiaoming, xiaohong, dawei } = cast;
const by = { accountId: busy.admin.accountId, now: morning };

/** Xiaoming completes the first lesson and is in the middle of the second check; Dawei left. */
beforeAll(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
  await takeCheck(xiaoming, firstLesson, 5, await readLesson(xiaoming, firstLesson, morning));
  const read = await readLesson(xiaoming, secondLesson, morning);
  const { attempt } = await beginCheck(xiaoming, secondLesson, read);
  await answerAll(xiaoming, attempt, 1, read);
  await write([
    db()
      .update(t.enrolments)
      .set({ leftOn: today, leftBecause: 'left' })
      .where(eq(t.enrolments.studentId, dawei.studentId)),
    db().delete(t.guardianConsents),
    db()
      .insert(t.guardianConsents)
      .values({
        studentId: xiaoming.studentId,
        state: 'declined',
        accountId: busy.teacher.accountId,
        at: morning - hours(1),
      }),
  ]);
});
afterAll(async () => {
  letClockRun();
  await closeTestDatabase();
});

const as = async (
  who: cast.CastStaff | cast.CastStudent,
  { studentId }: { studentId: number },
  deed: Deed = 'read',
  scope: 'class' | 'school' = 'class',
) => {
  const cookie = 'studentId' in who ? await cookieOfStudent(who) : await cookieOf(who);
  const request = new Request('http://localhost/somewhere', { headers: { cookie } });
  const guarded = await requirePupil(request, String(studentId), deed, scope);
  return guarded.ok ? 'yes' : guarded.response.status;
};

test('the class teacher and the school admin open the record of their student', async () => {
  expect(await as(busy.teacher, xiaoming)).toBe('yes');
  expect(await as(busy.admin, xiaoming)).toBe('yes');
  expect(await as(busy.admin, dawei)).toBe('yes');
});

test('nobody else finds it: another teacher, another school, the officer, a classmate', async () => {
  for (const who of [quiet.teacher, quiet.admin, officer, xiaohong, xiaoming]) {
    expect(await as(who, xiaoming)).toBe(404);
  }
  // She left the class, so its teacher has no more to do with her.
  expect(await as(busy.teacher, dawei)).toBe(404);
});

test('to export and to erase is for the school, not for the teacher or the officer', async () => {
  expect(await as(busy.admin, xiaoming, 'act', 'school')).toBe('yes');
  for (const who of [busy.teacher, quiet.admin, officer]) {
    expect(await as(who, xiaoming, 'act', 'school')).toBe(404);
  }
});

test('the record holds seats, account, consent and this term’s lessons', async () => {
  expect(await openPupil(xiaoming.studentId, morning)).toMatchObject({
    ...{ name: '李小明', number: xiaoming.number, standing: 'in' },
    seat: { classId: busy.classId, className: '七年级1班' },
    seats: [{ className: '初中2026级1班', joinedOn: '2026-09-01', leftOn: null }],
    consent: { state: 'declined', at: morning - hours(1) },
    lessons: [
      { number: 1, title: '第1课', cell: { state: 'completed', evidence: 'B' } },
      { number: 2, title: '第2课', cell: { state: 'counted' } },
    ],
  });
});

test('who left has no lessons and no seat, but may come back to a class', async () => {
  const view = await openPupil(dawei.studentId, morning);
  expect(view).toMatchObject({
    ...{ standing: 'left', lessons: [], consent: null },
    seats: [{ leftOn: today, because: '离校' }],
  });
  expect(view?.seat).toBeUndefined();
  expect(view?.targets.classes).toEqual([{ id: busy.classId, name: '七年级1班' }]);
  expect(view?.targets.grades.map(({ name }) => name)).toEqual(['七年级', '八年级', '九年级']);
});

const taken = async () => {
  const record = await exportPupil(xiaoming.studentId, by);
  if (!record) throw new Error('no record');
  return record;
};

test('the export holds all that is stored, answers and times included', async () => {
  await cookieOfStudent(xiaoming);
  const record = await taken();
  expect(record).toMatchObject({
    student: { name: '李小明', number: xiaoming.number, school: '忙忙中学' },
    seats: [{ stage: 'junior', entryYear: 2026, classNumber: 1, joinedOn: '2026-09-01' }],
    account: { credential: 'password' },
    consents: [{ state: 'declined', at: morning - hours(1) }],
    lessons: [
      { lesson: firstLesson, evidence: 'B' },
      { lesson: secondLesson, evidence: 'B' },
    ],
    completed: [{ lesson: firstLesson, evidence: 'B' }],
    rolls: [{ takenOn: '2026-09-30', reached: [{ metric: 'used', evidence: 'B' }] }],
  });
  expect(record.lessons[0]?.steps).toHaveLength(4);
  expect(record.signIns).not.toHaveLength(0);
  const [finished] = record.checks;
  expect(finished).toMatchObject({ title: '第1课', score: 5, ordinal: 1 });
  expect(finished?.items).toHaveLength(5);
  for (const item of finished?.items ?? []) {
    expect(item.options).toContain(item.answer);
    expect(item).toMatchObject({ right: true, answeredAt: expect.any(Number) });
  }
});

test('what was right in a check that is still open is not told', async () => {
  const open = (await taken()).checks.find(({ finishedAt }) => finishedAt === null);
  expect(open?.items.every(({ answer }) => answer !== null)).toBe(true);
  expect(open?.items.some((item) => 'right' in item)).toBe(false);
  expect(JSON.stringify(await taken())).not.toMatch(/反馈|解析/);
});

test('nobody else, no hash and no name of staff stands in it', async () => {
  const text = JSON.stringify(await taken());
  for (const word of ['王小红', '周老师', 'Hash', 'staff-', 'student-101']) {
    expect(text).not.toContain(word);
  }
});

test('it tells in which role people looked, at the student, the class and the school', async () => {
  const { classId, schoolId } = busy;
  await noteRead(busy.teacher.accountId, { subject: `class ${classId}`, schoolId }, morning);
  await noteRead(busy.admin.accountId, { subject: `school ${schoolId}`, schoolId }, morning);
  await noteRead(quiet.teacher.accountId, { subject: 'class 21', schoolId: 2 }, morning);
  const before = morning - 60 * 24 * hours(1);
  await noteRead(busy.teacher.accountId, { subject: `class ${classId}`, schoolId }, before);
  const { looked } = await taken();
  expect(looked).toContainEqual({
    ...{ day: today, role: 'teacher', act: 'read', what: 'class' },
    times: 1,
  });
  expect(looked).toContainEqual(expect.objectContaining({ role: 'school-admin', what: 'school' }));
  expect(looked).toContainEqual(
    expect.objectContaining({ role: 'school-admin', act: 'exportStudent', what: 'student' }),
  );
  expect(new Set(looked.map(({ day }) => day))).toEqual(new Set([today]));
});

test('taking it out is noted; an erased student has nothing to take out', async () => {
  const exports = () =>
    db().select().from(t.auditEvents).where(eq(t.auditEvents.act, 'exportStudent'));
  const before = (await exports()).length;
  await taken();
  const after = await exports();
  expect(after).toHaveLength(before + 1);
  expect(after.at(-1)).toMatchObject({
    ...{ accountId: by.accountId, subject: `student ${xiaoming.studentId}`, detail: {} },
  });
  await erase({ students: [dawei.studentId], accountId: by.accountId, at: morning, today });
  expect(await exportPupil(dawei.studentId, by)).toBeUndefined();
  expect(await openPupil(dawei.studentId, morning)).toBeUndefined();
  expect(await as(busy.admin, dawei)).toBe(404);
  expect(await exports()).toHaveLength(before + 1);
});
