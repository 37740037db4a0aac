import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { confirmSchoolRoll } from '#usecases/school/roll/confirmSchoolRoll';
import { enterOfficialNumber } from '#usecases/school/roll/enterOfficialNumber';
import { exportRollOn } from '#usecases/school/roll/exportRollOn';
import { openSchoolRoll } from '#usecases/school/roll/openSchoolRoll';
import { readDay } from '#usecases/school/roll/readDay';

const { busy, quiet, dawei } = cast;
const admin = { accountId: busy.admin.accountId, names: true };
const officer = { accountId: cast.officer.accountId, names: false };
const by = { accountId: busy.admin.accountId, now: morning };

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const open = (reader = admin, on?: string, now = morning) =>
  openSchoolRoll(busy.schoolId, reader, now, on);
const confirm = async (now = morning) => {
  const { list } = await open(admin, undefined, now);
  return confirmSchoolRoll(busy.schoolId, list.digest, { ...by, now });
};
const daweiLeaves = (on = today) =>
  write([
    {
      sql: `update enrolments set left_on = ?, left_because = 'left' where student_id = ?`,
      args: [on, dawei.studentId],
    },
  ]);
const events = async (act: string) =>
  (await db().select().from(t.auditEvents)).filter((event) => event.act === act);

test('the list is that of the freeze day, grade by grade', async () => {
  const { term, list, confirmation } = await open();
  expect(term?.freezesOn).toBe('2026-09-30');
  expect(list).toMatchObject({ day: '2026-09-30', students: 6, classes: 1 });
  expect(list.grades).toEqual([
    { name: '七年级', students: 6, classes: [{ number: 1, students: 6 }] },
  ]);
  expect(confirmation).toEqual({ state: 'unconfirmed' });
});

test('before the freeze day the list is that of today', async () => {
  const september = Date.parse('2026-09-10T09:00:00+08:00');
  expect((await open(admin, undefined, september)).list.day).toBe('2026-09-10');
});

test('the school confirms its list; the trail keeps the count', async () => {
  expect(await confirm()).toEqual({ ok: true });
  expect((await open()).confirmation).toEqual({ state: 'confirmed', students: 6, at: morning });
  expect(await events('confirmRoll')).toMatchObject([
    { subject: 'school 1', schoolId: 1, detail: { takenOn: '2026-09-30', students: 6 } },
  ]);
});

test('a confirmation is outdated when the list of that day changes, and is given again', async () => {
  await confirm();
  await daweiLeaves(today);
  expect((await open()).confirmation.state).toBe('confirmed');
  await daweiLeaves('2026-09-20');
  expect((await open()).confirmation).toEqual({ state: 'outdated', students: 6, at: morning });
  await confirm(morning + hours(1));
  expect((await open()).confirmation).toMatchObject({ state: 'confirmed', students: 5 });
});

test('a list that was not seen is not confirmed', async () => {
  const { list } = await open();
  await daweiLeaves('2026-09-20');
  const refused = await confirmSchoolRoll(busy.schoolId, list.digest, by);
  expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('刚刚有变动') });
  expect((await open()).confirmation.state).toBe('unconfirmed');
});

test('another day of the term can be confirmed beside the usual one', async () => {
  await confirm();
  await daweiLeaves();
  const { asked } = await open(admin, today);
  expect(asked).toMatchObject({ students: 5, isInTerm: true, state: 'outdated' });
  expect(await confirmSchoolRoll(busy.schoolId, asked?.digest ?? '', by, today)).toEqual({
    ok: true,
  });
  expect((await open(admin, today)).asked?.state).toBe('confirmed');
  expect((await open()).confirmation).toMatchObject({ state: 'confirmed', students: 6 });
  for (const day of ['2026-08-31', '2026-10-15']) {
    const refused = await confirmSchoolRoll(busy.schoolId, asked?.digest ?? '', by, day);
    expect(refused).toMatchObject({ ok: false });
  }
});

test('an empty list, a closed school and a day without a term are not confirmed', async () => {
  const summer = Date.parse('2027-07-01T09:00:00+08:00');
  expect(await confirmSchoolRoll(busy.schoolId, '', { ...by, now: summer })).toMatchObject({
    ok: false,
  });
  await write([{ sql: `delete from enrolments where class_id = ?`, args: [quiet.classId] }]);
  expect(await confirmSchoolRoll(quiet.schoolId, '', by)).toMatchObject({ ok: false });
  await write([{ sql: `update schools set closed_on = '2026-09-15' where id = 1`, args: [] }]);
  expect(await confirm()).toMatchObject({ ok: false });
  expect(await db().select().from(t.rollConfirmations)).toEqual([]);
});

test('the reported number stands beside the list; the newest holds, the older one stays', async () => {
  expect((await open()).official).toBeUndefined();
  for (const typed of ['１,２10 人', ' 8 ']) {
    expect(await enterOfficialNumber(busy.schoolId, typed, by)).toEqual({ ok: true });
  }
  expect(await open()).toMatchObject({ official: 8, schoolYear: 2026, list: { students: 6 } });
  const kept = await db().select().from(t.officialEnrolments);
  expect(kept.map(({ students }) => students)).toEqual([1210, 8]);
  expect(await events('enterOfficial')).toHaveLength(2);
});

test.each(['', '约八百', '-3', '8.5', '1e3', '100000'])(
  '%j is no number of students',
  async (typed) => {
    expect(await enterOfficialNumber(busy.schoolId, typed, by)).toMatchObject({ ok: false });
    expect(await db().select().from(t.officialEnrolments)).toEqual([]);
  },
);

test('the admin sees who came and went since the roll, and that is noted', async () => {
  await daweiLeaves();
  await write([
    db().insert(t.students).values({ id: 900, schoolId: 1, number: '900', name: '新同学' }),
    db().insert(t.enrolments).values({ studentId: 900, classId: 11, joinedOn: today }),
  ]);
  const { since } = await open();
  expect(since).toMatchObject({ roll: 6, joined: 1, left: 1, graduated: 0, takenOn: '2026-09-30' });
  expect(since?.students).toEqual([
    {
      ...{ change: 'joined', number: '900', name: '新同学', className: '七年级1班' },
      ...{ day: today, because: null },
    },
    {
      ...{ change: 'left', number: dawei.number, name: dawei.name, className: '七年级1班' },
      ...{ day: today, because: 'left' },
    },
  ]);
  expect(await events('read')).toMatchObject([
    { accountId: busy.admin.accountId, subject: 'school 1', schoolId: 1 },
  ]);
});

test('an officer sees the counts and no name', async () => {
  await daweiLeaves();
  const view = await open(officer, '2026-09-30');
  expect(view.since).toMatchObject({ roll: 6, joined: 0, left: 1 });
  expect(view.since).not.toHaveProperty('students');
  for (const { name, number } of busy.students) {
    expect(JSON.stringify(view)).not.toContain(name);
    expect(JSON.stringify(view)).not.toContain(number);
  }
  expect(await events('read')).toEqual([]);
});

test('a transfer is a leaving here and a joining there; a graduate is neither', async () => {
  await write([
    {
      sql: `update enrolments set left_on = ?, left_because = 'transferred' where student_id = ?`,
      args: [today, dawei.studentId],
    },
    db()
      .insert(t.enrolments)
      .values({ studentId: dawei.studentId, classId: quiet.classId, joinedOn: today }),
  ]);
  expect((await open()).since).toMatchObject({ joined: 0, left: 1 });
  const there = await openSchoolRoll(quiet.schoolId, admin, morning);
  expect(there.since).toMatchObject({ joined: 1, left: 0 });
  expect(there.since?.students).toMatchObject([{ change: 'joined', because: 'transferred' }]);

  const afterGraduation = Date.parse('2029-09-02T09:00:00+08:00');
  const { since } = await open(admin, undefined, afterGraduation);
  expect(since).toMatchObject({ roll: 6, joined: 0, left: 1, graduated: 5 });
  expect(since?.students?.filter(({ change }) => change === 'graduated')).toHaveLength(5);
});

test('any past date has its roll, and its file is noted', async () => {
  await daweiLeaves('2026-10-01');
  expect((await open(admin, '2026-09-30')).asked?.students).toBe(6);
  expect((await open(admin, '2026-10-01')).asked?.students).toBe(5);
  const asked = { schoolId: busy.schoolId, accountId: busy.admin.accountId };
  const { fileName, body } = await exportRollOn(asked, '2026-10-01', morning);
  expect(fileName).toBe('roll-BZ01-2026-10-01.csv');
  expect(body.trim().split('\r\n')).toHaveLength(1 + 5);
  expect(body).not.toContain(dawei.name);
  expect(await events('exportRoster')).toMatchObject([
    { schoolId: 1, detail: { takenOn: '2026-10-01', students: 5 } },
  ]);
});

test.each([
  ['2026-09-30', '2026-09-30'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('the date %j is read as %j', (text, day) => {
  expect(readDay(text)).toBe(day);
});
