import { and, eq, isNull } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { studentAccount } from '#db/queries/auth/account';
import { rolesOf } from '#db/queries/auth/rolesOf';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import {
  busy,
  busyTown,
  countyCode,
  neighbourCounty,
  ningning,
  officer,
  quiet,
  quietTown,
} from '#tests/support/cast';
import { minutes, morning, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { liesAboutSchools } from '#tests/support/schools';
import { setAccount } from '#tests/support/sessions';
import { mergeSchools, planMerge } from '#usecases/bureau/schools/mergeSchools';
import { openSchoolSettings } from '#usecases/bureau/schools/openSchoolSettings';
import { planSplit, splitSchool } from '#usecases/bureau/schools/splitSchool';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const officerOf = (regionCode: string) => ({
  accountId: officer.accountId,
  roles: [{ role: 'officer', regionCode, schoolId: null, classId: null } as const],
});
const by = officerOf(countyCode);
const typed = { into: busy.schoolCode, on: today, given: new Map<number, number>() };

async function look(how = typed, who = by) {
  const planned = await planMerge(quiet.schoolId, how, who, morning);
  if ('problem' in planned) throw new Error(planned.problem);
  return planned.view;
}
async function merge(how = typed) {
  const { fingerprint } = await look(how);
  return mergeSchools(quiet.schoolId, { ...how, fingerprint }, by, morning);
}
const seatOf = async (studentId: number) => {
  const seats = await db()
    .select({ seat: t.enrolments, schoolClass: t.schoolClasses })
    .from(t.enrolments)
    .innerJoin(t.schoolClasses, eq(t.schoolClasses.id, t.enrolments.classId))
    .where(eq(t.enrolments.studentId, studentId))
    .orderBy(t.enrolments.id);
  return seats.map(({ seat, schoolClass: c }) => ({
    ...seat,
    school: c.schoolId,
    number: c.number,
  }));
};
const studentOf = async (id: number) =>
  (await db().select().from(t.students).where(eq(t.students.id, id)))[0];

test('the plan says what will happen and does nothing', async () => {
  const view = await look();
  expect(view).toMatchObject({
    ...{ fromName: '静静中学', toName: '忙忙中学', toCode: busy.schoolCode, students: 6 },
    ...{ renumbered: [], records: 0, staffFollow: 1, staffEnd: 1, problems: [] },
    classes: [{ name: '七年级1班', students: 6, grade: '七年级', number: 2 }],
  });
  expect(await seatOf(ningning.studentId)).toHaveLength(1);
});

test('merging moves seats and records, and the old card still opens', async () => {
  await setAccount(ningning, { cardHash: 'card' });
  expect(await merge()).toEqual({
    merged: { intoId: busy.schoolId, classes: 1, students: 6, renumbered: 0 },
  });
  expect(await seatOf(ningning.studentId)).toMatchObject([
    { school: quiet.schoolId, leftOn: today, leftBecause: 'moved' },
    { school: busy.schoolId, number: 2, joinedOn: today, leftOn: null },
  ]);
  expect(await studentOf(ningning.studentId)).toMatchObject({ schoolId: busy.schoolId });
  expect(await studentAccount(busy.schoolCode, ningning.number)).toMatchObject({
    id: ningning.accountId,
    cardHash: 'card',
  });
  expect(await studentAccount(quiet.schoolCode, ningning.number)).toBeUndefined();
  expect(await liesAboutSchools()).toEqual([]);
});

test('the teacher follows the class, the admin of the school ends, the roll stays', async () => {
  const roll = () =>
    Promise.all([db().select().from(t.rollClasses), db().select().from(t.rollEntries)]);
  const before = await roll();
  await merge();
  const [seat] = (await seatOf(ningning.studentId)).slice(-1);
  expect(await rolesOf(quiet.teacher.staffId, today)).toMatchObject([{ classId: seat?.classId }]);
  expect(await rolesOf(quiet.teacher.staffId, '2026-10-13')).toMatchObject([
    { classId: quiet.classId },
  ]);
  expect(await rolesOf(quiet.admin.staffId, today)).toEqual([]);
  expect(await rolesOf(busy.admin.staffId, today)).toHaveLength(1);
  expect(await roll()).toEqual(before);
});

test('both schools keep it in their trail and their history', async () => {
  await merge();
  const events = await db()
    .select()
    .from(t.auditEvents)
    .where(eq(t.auditEvents.act, 'mergeSchools'));
  const detail = { from: 2, into: 1, on: today, classes: 1, students: 6, renumbered: 0, staff: 1 };
  expect(events).toMatchObject([
    { schoolId: quiet.schoolId, regionCode: quietTown, detail },
    { schoolId: busy.schoolId, regionCode: busyTown, detail },
  ]);
  const ended = await openSchoolSettings(quiet.schoolId, by, morning);
  expect(ended).toMatchObject({ closedOn: today, into: { code: busy.schoolCode } });
  expect(ended.history.at(-1)).toMatchObject({ on: today, text: '并入' });
  const grown = await openSchoolSettings(busy.schoolId, by, morning);
  expect(grown.history.at(-1)).toMatchObject({
    text: '接收了并入的',
    school: { name: '静静中学' },
  });
});

test('numbers that are taken get the code of the old school in front', async () => {
  const [mine] = busy.students;
  await write([
    db()
      .update(t.students)
      .set({ number: ningning.number })
      .where(eq(t.students.id, mine?.studentId ?? 0)),
  ]);
  const fresh = `${quiet.schoolCode}-${ningning.number}`;
  expect((await look()).renumbered).toEqual([
    { number: ningning.number, fresh, className: '七年级1班' },
  ]);
  await merge();
  expect(await studentOf(ningning.studentId)).toMatchObject({ number: fresh });
});

test('who has left goes along, and somebody answers for them', async () => {
  await write([
    db()
      .update(t.enrolments)
      .set({ leftOn: '2026-10-10', leftBecause: 'left' })
      .where(eq(t.enrolments.studentId, ningning.studentId)),
  ]);
  expect(await look()).toMatchObject({ students: 5, records: 1 });
  await merge();
  expect(await studentOf(ningning.studentId)).toMatchObject({ schoolId: busy.schoolId });
  expect(await seatOf(ningning.studentId)).toMatchObject([{ leftOn: '2026-10-10' }]);
});

test('a class number may be chosen, unless it is taken', async () => {
  const chosen = (number: number) => ({ ...typed, given: new Map([[quiet.classId, number]]) });
  expect((await look(chosen(1))).problems).toEqual([
    '接收的学校已经有 2026 级 1 班，请换一个班号。',
  ]);
  expect(await merge(chosen(1))).toHaveProperty('again');
  expect(await merge(chosen(7))).toHaveProperty('merged');
  expect((await seatOf(ningning.studentId)).at(-1)).toMatchObject({ number: 7 });
});

test('it cannot be when it makes no sense', async () => {
  const problem = async (how: Partial<typeof typed>, who = by) => {
    const planned = await planMerge(quiet.schoolId, { ...typed, ...how }, who, morning);
    return 'problem' in planned ? planned.problem : planned.view.problems.join();
  };
  expect(await problem({ into: quiet.schoolCode })).toContain('不能并入自己');
  expect(await problem({ into: 'NOPE' })).toContain('您的地区里没有这所学校');
  expect(await problem({}, officerOf(quietTown))).toContain('您的地区里没有这所学校');
  expect(await problem({}, officerOf(neighbourCounty))).toContain('您的地区里没有这所学校');
  expect(await problem({ on: '2026-10-15' })).toContain('今天之后');
  expect(await problem({ on: '2026-08-31' })).toContain('不能早于 2026-09-01');
  await write([
    db().update(t.schools).set({ kind: 'primary' }).where(eq(t.schools.id, busy.schoolId)),
  ]);
  expect(await problem({})).toContain('没有初中这个学段');
});

test('not while a lesson hour is open in a class', async () => {
  await write([
    db()
      .insert(t.classSessions)
      .values({
        ...{ classId: quiet.classId, accountId: quiet.teacher.accountId, code: '123456' },
        ...{ openedAt: morning, closesAt: morning + minutes(40) },
      }),
  ]);
  expect((await look()).problems).toEqual(['有班级正在上机课，请下课后再办。']);
  expect(await merge()).toHaveProperty('again');
});

test('what was changed since the plan is shown again, and nothing is done', async () => {
  const { fingerprint } = await look();
  await write([
    db()
      .update(t.enrolments)
      .set({ leftOn: today, leftBecause: 'left' })
      .where(eq(t.enrolments.studentId, ningning.studentId)),
  ]);
  expect(await mergeSchools(quiet.schoolId, { ...typed, fingerprint }, by, morning)).toMatchObject({
    again: { students: 5 },
    why: expect.stringContaining('刚才有人改动'),
  });
  const open = and(eq(t.schools.id, quiet.schoolId), isNull(t.schools.closedOn));
  expect(await db().select().from(t.schools).where(open)).toHaveLength(1);
});

test('classes are split off into a new school', async () => {
  await write([
    db()
      .insert(t.schoolClasses)
      .values({
        ...{ id: 12, schoolId: busy.schoolId, stage: 'junior', entryYear: 2026, number: 2 },
      }),
    db().update(t.enrolments).set({ classId: 12 }).where(eq(t.enrolments.studentId, 101)),
  ]);
  const opened = { code: 'FX01', name: '分校', kind: '初中', region: busyTown };
  const how = { classIds: [12], to: { opened }, on: today, given: new Map<number, number>() };
  const planned = await planSplit(busy.schoolId, how, by, morning);
  if ('problem' in planned) throw new Error(planned.problem);
  expect(planned.view).toMatchObject({ toCode: 'FX01', students: 1, staffEnd: 0, records: 0 });
  const { fingerprint } = planned.view;
  const done = await splitSchool(busy.schoolId, { ...how, fingerprint }, by, morning);
  expect(done).toMatchObject({ split: { classes: 1, students: 1 } });
  const intoId = 'split' in done ? done.split.intoId : 0;
  expect(await studentOf(101)).toMatchObject({ schoolId: intoId });
  expect(await studentOf(102)).toMatchObject({ schoolId: busy.schoolId });
  expect((await seatOf(101)).at(-1)).toMatchObject({ school: intoId, number: 1 });
  expect(await liesAboutSchools()).toEqual([]);
  const { history } = await openSchoolSettings(busy.schoolId, by, morning);
  expect(history.at(-1)).toMatchObject({
    text: '分出 1 个班、1 名学生，去',
    school: { name: '分校' },
  });
  const again = await splitSchool(busy.schoolId, { ...how, fingerprint }, by, morning);
  expect(again).toMatchObject({ problem: expect.stringContaining('FX01 已被使用') });
});

test('a class of another school is never split off', async () => {
  const to = { into: quiet.schoolCode };
  const how = { classIds: [quiet.classId], to, on: today, given: new Map<number, number>() };
  const planned = await planSplit(busy.schoolId, how, by, morning);
  expect(planned).toMatchObject({ view: { problems: ['请至少选一个有学生的班。'], students: 0 } });
});
