import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { requireClass, requireRegion, requireSchool, requireStudent } from '#auth/guards';
import { db } from '#db/client';
import { auditEvents, staffRoles } from '#db/schema/index';
import { write } from '#db/writer';
import type { Deed } from '#domain/people/permission';
import * as cast from '#tests/support/cast';
import { letClockRun, stopClock, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { cookieOf, cookieOfStudent } from '#tests/support/sessions';
import { thaw } from '#tests/support/thaw';

const { busy, quiet, officer, townOfficer, neighbourOfficer, xiaoming } = cast;

beforeAll(async () => {
  stopClock();
  await openTestDatabase();
  await thaw();
  await settleCounty();
});
afterAll(async () => {
  letClockRun();
  await closeTestDatabase();
});
beforeEach(() => write([db().delete(auditEvents)]));

const page = (cookie = '', path = '/somewhere') =>
  new Request(`http://localhost${path}`, { headers: { cookie } });

type Guarded = { ok: true } | { ok: false; response: Response };
const answerOf = (guarded: Guarded) => (guarded.ok ? 'yes' : guarded.response.status);

const asClass = async (who: cast.CastStaff, id: unknown, deed: Deed = 'read') =>
  answerOf(await requireClass(page(await cookieOf(who)), String(id), deed));
const asSchool = async (who: cast.CastStaff, id: unknown, deed: Deed = 'read') =>
  answerOf(await requireSchool(page(await cookieOf(who)), String(id), deed));
const asRegion = async (who: cast.CastStaff, code: string, deed: Deed = 'read') =>
  answerOf(await requireRegion(page(await cookieOf(who)), code, deed));

test('teacher Zhou opens and manages her own class', async () => {
  expect(await asClass(busy.teacher, busy.classId)).toBe('yes');
  expect(await asClass(busy.teacher, busy.classId, 'act')).toBe('yes');
});

test('teacher Zhou cannot find the class next door', async () => {
  expect(await asClass(busy.teacher, quiet.classId)).toBe(404);
  expect(await asClass(busy.teacher, quiet.classId, 'act')).toBe(404);
});

test('teacher Zhou sees neither her school’s nor her county’s figures', async () => {
  expect(await asSchool(busy.teacher, busy.schoolId)).toBe(404);
  expect(await asRegion(busy.teacher, cast.busyTown)).toBe(404);
});

test('a teacher whose role has ended cannot open the class any more', async () => {
  const { staffId } = quiet.teacher;
  expect(await asClass(quiet.teacher, quiet.classId)).toBe('yes');
  const until = (untilOn: string | null) =>
    write([db().update(staffRoles).set({ untilOn }).where(eq(staffRoles.staffId, staffId))]);
  await until(today);
  expect(await asClass(quiet.teacher, quiet.classId)).toBe(404);
  await until(null);
});

test('the school admin opens the school and its classes', async () => {
  expect(await asSchool(busy.admin, busy.schoolId, 'act')).toBe('yes');
  expect(await asClass(busy.admin, busy.classId, 'act')).toBe('yes');
});

test('the school admin finds no other school, none of its classes and no region', async () => {
  expect(await asSchool(busy.admin, quiet.schoolId)).toBe(404);
  expect(await asClass(busy.admin, quiet.classId)).toBe(404);
  expect(await asRegion(busy.admin, cast.busyTown)).toBe(404);
});

test('the county officer sees the county, its townships and their schools', async () => {
  for (const code of [cast.countyCode, cast.busyTown, cast.quietTown]) {
    expect(await asRegion(officer, code)).toBe('yes');
  }
  expect(await asSchool(officer, busy.schoolId)).toBe('yes');
  expect(await asSchool(officer, quiet.schoolId)).toBe('yes');
});

test('the county officer never opens a class: names stand there', async () => {
  expect(await asClass(officer, busy.classId)).toBe(404);
  expect(await asClass(officer, busy.classId, 'act')).toBe(404);
});

test('the county officer works in the county, not in its schools, and reads no names there', async () => {
  expect(await asRegion(officer, cast.countyCode, 'act')).toBe('yes');
  expect(await asSchool(officer, busy.schoolId, 'manage')).toBe('yes');
  expect(await asSchool(officer, busy.schoolId, 'act')).toBe(404);
  expect(await asSchool(officer, busy.schoolId, 'names')).toBe(404);
});

test('the county officer sees nothing above or beside the county', async () => {
  for (const code of [cast.neighbourCounty, cast.cityCode, cast.provinceCode]) {
    expect(await asRegion(officer, code)).toBe(404);
  }
});

test('the officer of the county next door sees nothing of this one', async () => {
  expect(await asRegion(neighbourOfficer, cast.countyCode)).toBe(404);
  expect(await asRegion(neighbourOfficer, cast.busyTown)).toBe(404);
  expect(await asSchool(neighbourOfficer, busy.schoolId)).toBe(404);
});

test('the officer of a township sees that one, not the one beside it nor the county', async () => {
  expect(await asRegion(townOfficer, cast.busyTown)).toBe('yes');
  expect(await asSchool(townOfficer, busy.schoolId)).toBe('yes');
  expect(await asRegion(townOfficer, cast.quietTown)).toBe(404);
  expect(await asRegion(townOfficer, cast.countyCode)).toBe(404);
  expect(await asSchool(townOfficer, quiet.schoolId)).toBe(404);
});

test('Xiaoming opens his own lessons', async () => {
  const guarded = await requireStudent(page(await cookieOfStudent(xiaoming)));
  expect(guarded).toMatchObject({ ok: true, studentId: xiaoming.studentId });
});

test('Xiaoming cannot open a page of the staff', async () => {
  const cookie = await cookieOfStudent(xiaoming);
  expect(answerOf(await requireClass(page(cookie), String(busy.classId), 'read'))).toBe(404);
  expect(answerOf(await requireSchool(page(cookie), String(busy.schoolId), 'read'))).toBe(404);
  expect(answerOf(await requireRegion(page(cookie), cast.countyCode, 'read'))).toBe(404);
});

test('staff cannot open a page of the students', async () => {
  expect(answerOf(await requireStudent(page(await cookieOf(busy.teacher))))).toBe(404);
});
