import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import { auditEvents, schoolPeriods, schools } from '#db/schema/index';
import { beforeRecords } from '#domain/people/school';
import {
  busy,
  busyTown,
  countyCode,
  neighbourCounty,
  officer,
  quietTown,
} from '#tests/support/cast';
import { morning, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { liesAboutSchools } from '#tests/support/schools';
import { addSchool } from '#usecases/bureau/schools/addSchool';
import { changeSchool } from '#usecases/bureau/schools/changeSchool';
import { closeSchool } from '#usecases/bureau/schools/closeSchool';
import { openSchoolSettings } from '#usecases/bureau/schools/openSchoolSettings';

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterAll(closeTestDatabase);

const roles = [{ role: 'officer', regionCode: countyCode, schoolId: null, classId: null } as const];
const by = { accountId: officer.accountId, roles };
const asItIs = { name: busy.name, kind: '初中', region: busyTown, on: today };
const change = (typed: Partial<typeof asItIs>) =>
  changeSchool(busy.schoolId, { ...asItIs, ...typed }, by, morning);
const schoolOf = async (id: number) =>
  (await db().select().from(schools).where(eq(schools.id, id)))[0];
const eventsOf = (act: 'openSchool' | 'changeSchool' | 'closeSchool') =>
  db().select().from(auditEvents).where(eq(auditEvents.act, act));

test('a school is renamed from a day on, and its history keeps the old name', async () => {
  expect(await change({ name: '忙碌中学', on: '2026-10-01' })).toEqual({ changed: true });
  expect(await schoolOf(busy.schoolId)).toMatchObject({ name: '忙碌中学' });
  const periods = await db()
    .select()
    .from(schoolPeriods)
    .where(eq(schoolPeriods.schoolId, busy.schoolId));
  expect(periods).toMatchObject([
    { fromOn: beforeRecords, untilOn: '2026-10-01', name: '忙忙中学' },
    { fromOn: '2026-10-01', untilOn: null, name: '忙碌中学' },
  ]);
  expect(await eventsOf('changeSchool')).toMatchObject([
    {
      subject: `school ${busy.schoolId}`,
      schoolId: busy.schoolId,
      detail: { on: '2026-10-01', name: true, kind: false, region: false },
    },
  ]);
});

test('a change cannot be tomorrow, before the present name, or no change', async () => {
  const typed = { name: '忙忙中学', on: '2026-10-15' };
  expect(await change(typed)).toMatchObject({ problem: expect.stringMatching(/今天之后/) });
  expect(await change({ ...typed, on: '2026-09-30' })).toMatchObject({
    problem: expect.stringMatching(/不能早于 2026-10-01/),
  });
  expect(await change({ ...typed, on: '明天' })).toMatchObject({
    problem: expect.stringMatching(/日期不对/),
  });
  expect(await change({ name: '忙碌中学' })).toMatchObject({
    problem: expect.stringMatching(/没有要改的/),
  });
});

test('the kind stays while students sit in a stage that would go', async () => {
  const typed = { name: '忙碌中学', kind: '小学' };
  expect(await change(typed)).toMatchObject({ problem: expect.stringMatching(/有初中的学生/) });
  expect(await change({ ...typed, kind: '九年一贯制' })).toEqual({ changed: true });
  expect(await schoolOf(busy.schoolId)).toMatchObject({ kind: 'nine-year' });
});

test('a school moves within the regions of the officer, not beyond', async () => {
  const typed = { name: '忙碌中学', kind: '九年一贯制' };
  const beyond = await change({ ...typed, region: neighbourCounty });
  expect(beyond).toMatchObject({ problem: expect.stringMatching(/您的地区里没有/) });
  expect(await change({ ...typed, region: '静静乡' })).toEqual({ changed: true });
  expect(await schoolOf(busy.schoolId)).toMatchObject({ regionCode: quietTown });
});

test('a new school is opened once', async () => {
  const typed = {
    code: 'xx09',
    name: '新新小学',
    kind: '小学',
    region: busyTown,
    openedOn: '2026-09-01',
  };
  const within = { accountId: officer.accountId, within: countyCode };
  const opened = await addSchool(typed, within, morning);
  expect(opened).toMatchObject({ id: expect.any(Number) });
  expect(await addSchool(typed, within, morning)).toMatchObject({
    problem: expect.stringMatching(/XX09 已被使用/),
  });
  const elsewhere = { ...typed, code: 'XX10', region: neighbourCounty };
  expect(await addSchool(elsewhere, within, morning)).toMatchObject({
    problem: expect.stringMatching(/您的地区里没有/),
  });
  const tomorrow = { ...typed, code: 'XX10', openedOn: '2026-10-15' };
  expect(await addSchool(tomorrow, within, morning)).toMatchObject({
    problem: expect.stringMatching(/今天之后/),
  });
  const { id } = opened as { id: number };
  expect(await schoolOf(id)).toMatchObject({ code: 'XX09', openedOn: '2026-09-01' });
  expect(await eventsOf('openSchool')).toMatchObject([{ schoolId: id, regionCode: busyTown }]);
});

test('an empty school is closed, one with students is not', async () => {
  expect(await closeSchool(busy.schoolId, today, by, morning)).toMatchObject({
    problem: expect.stringMatching(/还有 6 名学生/),
  });
  const [fresh] = await db().select().from(schools).where(eq(schools.code, 'XX09'));
  const id = fresh?.id ?? 0;
  expect(await closeSchool(id, '2026-08-31', by, morning)).toMatchObject({
    problem: expect.stringMatching(/不能早于/),
  });
  expect(await closeSchool(id, '2026-10-10', by, morning)).toEqual({ closed: true });
  expect(await closeSchool(id, today, by, morning)).toMatchObject({
    problem: expect.stringMatching(/已经撤销/),
  });
  expect(await schoolOf(id)).toMatchObject({ closedOn: '2026-10-10', mergedIntoId: null });
  expect(await liesAboutSchools()).toEqual([]);
});

test('the history is told in the order of days', async () => {
  const { history } = await openSchoolSettings(busy.schoolId, by, morning);
  expect(history).toEqual([
    { on: null, text: '来到平台以前就有：忙忙中学，初中，忙忙镇' },
    { on: '2026-10-01', text: '名称由“忙忙中学”改为“忙碌中学”' },
    { on: today, text: '类型由初中改为九年一贯制' },
    { on: today, text: '由忙忙镇改属静静乡' },
  ]);
});
