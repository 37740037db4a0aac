import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import type { HeldRole } from '#domain/people/permission';
import * as cast from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { openRegion } from '#usecases/bureau/openRegion';
import { askFreeze, freezeRegion } from '#usecases/bureau/rolls/freezeRegion';
import { openRoll } from '#usecases/bureau/rolls/openRoll';
import { openRolls } from '#usecases/bureau/rolls/openRolls';
import { confirmSchoolRoll } from '#usecases/school/roll/confirmSchoolRoll';
import { openSchoolRoll } from '#usecases/school/roll/openSchoolRoll';

const { busy, quiet, dawei, xiaoming, countyCode, busyTown, quietTown } = cast;
const by = { accountId: cast.officer.accountId, now: morning + hours(1) };
const officer: HeldRole[] = [
  { role: 'officer', regionCode: countyCode, schoolId: null, classId: null },
];

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

async function confirm({ schoolId, admin }: typeof busy): Promise<void> {
  const { accountId } = admin;
  const { list } = await openSchoolRoll(schoolId, { accountId, names: false }, morning);
  await confirmSchoolRoll(schoolId, list.digest, { accountId, now: morning });
}

async function question(code: string, takenOn: string) {
  const asked = await askFreeze(code, takenOn, by.now);
  if (!asked.ok) throw new Error(asked.message);
  return asked.question;
}

async function freeze(code: string, takenOn: string, still = true): Promise<number> {
  const { seen } = await question(code, takenOn);
  const frozen = await freezeRegion(code, takenOn, { seen, still }, by);
  if (!frozen.ok) throw new Error(frozen.message);
  return frozen.rollId;
}

const transfer = (to: number) =>
  write([
    {
      sql: `update enrolments set left_on = ?, left_because = 'transferred' where student_id = ?`,
      args: [today, dawei.studentId],
    },
    db().insert(t.enrolments).values({ studentId: dawei.studentId, classId: to, joinedOn: today }),
  ]);

const closeBusy = () =>
  write([
    {
      sql: 'update enrolments set left_on = ? where class_id = ?',
      args: [today, busy.classId],
    },
    {
      sql: 'update schools set closed_on = ?, merged_into_id = ? where id = ?',
      args: [today, quiet.schoolId, busy.schoolId],
    },
    {
      sql: 'update school_periods set until_on = ? where school_id = ?',
      args: [today, busy.schoolId],
    },
  ]);

test('the page says of every school what it confirmed, in code order', async () => {
  await confirm(busy);
  await write([
    db()
      .insert(t.officialEnrolments)
      .values({
        ...{ schoolId: quiet.schoolId, schoolYear: 2026, students: 9 },
        ...{ accountId: quiet.admin.accountId, at: morning },
      }),
  ]);
  const { schools, day, term } = await openRolls(countyCode, officer, morning);
  expect([day, term?.freezesOn]).toEqual(['2026-09-30', '2026-09-30']);
  expect(schools).toEqual([
    { id: 1, code: 'BZ01', name: busy.name, students: 6, state: 'confirmed', confirmed: 6 },
    { id: 2, code: 'JZ01', name: quiet.name, students: 6, state: 'unconfirmed', official: 9 },
  ]);
});

test('before it freezes, the page says how many of how many schools, and who did not confirm', async () => {
  await confirm(busy);
  const { students, schools, unconfirmed } = await question(countyCode, today);
  expect({ students, schools }).toEqual({ students: 12, schools: 2 });
  expect(unconfirmed.map(({ name }) => name)).toEqual([quiet.name]);
});

test('lists that nobody confirmed are frozen only when that is ticked; the trail counts them', async () => {
  await confirm(busy);
  const { seen } = await question(countyCode, today);
  const refused = await freezeRegion(countyCode, today, { seen, still: false }, by);
  expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('没有确认') });
  const rollId = await freeze(countyCode, today);
  const trail = await db().select().from(t.auditEvents);
  expect(trail.at(-1)).toMatchObject({
    ...{ act: 'freezeRoll', subject: `roll ${rollId}`, regionCode: countyCode },
    detail: { takenOn: today, students: 12, schools: 2, unconfirmed: 1 },
  });
  const { quality } = await openRegion(countyCode, officer, by.now);
  expect(quality).toEqual({ unconfirmed: [quiet.name], mismatches: [], outdated: [] });
});

test('a list that was changed for its day after the freeze is told, and the roll stays', async () => {
  await confirm(busy);
  await confirm(quiet);
  await freeze(countyCode, today, false);
  const told = async () => (await openRegion(countyCode, officer, by.now)).quality;
  expect(await told()).toEqual({ unconfirmed: [], mismatches: [], outdated: [] });
  await write([
    {
      sql: `update enrolments set left_on = '2026-09-15' where student_id = ?`,
      args: [dawei.studentId],
    },
    db()
      .insert(t.officialEnrolments)
      .values({
        ...{ schoolId: busy.schoolId, schoolYear: 2026, students: 5 },
        ...{ accountId: busy.admin.accountId, at: morning },
      }),
  ]);
  expect(await told()).toEqual({
    unconfirmed: [],
    mismatches: [{ name: busy.name, roll: 6, official: 5 }],
    outdated: [busy.name],
  });
});

test('what changed since it was shown is not frozen unseen', async () => {
  const { seen } = await question(countyCode, '2026-10-13');
  await confirm(busy);
  const refused = await freezeRegion(countyCode, '2026-10-13', { seen, still: true }, by);
  expect(refused).toMatchObject({ ok: false, question: { students: 12 } });
  expect(await db().select().from(t.rolls)).toHaveLength(1);
});

test.each([
  ['the day before the term', '2026-08-31'],
  ['tomorrow', '2026-10-15'],
  ['no day at all', undefined],
  ['the day that is frozen already', '2026-09-30'],
])('%s is refused', async (_, takenOn) => {
  expect(await askFreeze(countyCode, takenOn, by.now)).toMatchObject({ ok: false });
});

test('a region without students is not frozen', async () => {
  expect(await askFreeze(cast.neighbourCounty, today, by.now)).toMatchObject({ ok: false });
});

test('who stands on the roll of another township is not counted twice, and appears as joined', async () => {
  await transfer(quiet.classId);
  const asked = await question(quietTown, today);
  expect(asked).toMatchObject({ students: 6, elsewhere: 1 });
  await freeze(quietTown, today);
  const { figures, joined, left, children } = await openRegion(countyCode, officer, by.now);
  expect(figures.roll).toBe(12);
  expect([joined, left]).toEqual([1, 1]);
  expect(children.map((child) => [child.figures.roll, child.joined, child.left])).toEqual([
    [6, 0, 1],
    [6, 1, 0],
  ]);
});

test('the list of rolls says which holds; the older keeps its figures', async () => {
  await transfer(quiet.classId);
  await freeze(busyTown, today);
  const { rolls } = await openRolls(countyCode, officer, by.now);
  expect(
    rolls.map(({ regionCode, holding, figures }) => [regionCode, holding, figures.roll]),
  ).toEqual([
    [busyTown, 'whole', 5],
    [countyCode, 'part', 12],
  ]);
  const [, older] = (await openRolls(busyTown, officer, by.now)).rolls;
  expect(older).toMatchObject({ holding: 'replaced', figures: { roll: 6 } });
});

test('a roll beside today and beside another roll, school by school', async () => {
  await transfer(quiet.classId);
  await write([
    {
      sql: 'update enrolments set left_on = ? where student_id = ?',
      args: [today, xiaoming.studentId],
    },
  ]);
  const second = await freeze(countyCode, today);
  const rows = async (rollId: number, withRoll?: number) =>
    (await openRoll(countyCode, rollId, officer, by.now, withRoll))?.difference.rows.map(
      ({ code, before, joined, left, graduated, after }) => [
        ...[code, before, joined, left, graduated, after],
      ],
    );
  const changed = [
    ['BZ01', 6, 0, 2, 0, 4],
    ['JZ01', 6, 1, 0, 0, 7],
  ];
  expect(await rows(1)).toEqual(changed);
  expect(await rows(1, second)).toEqual(changed);
  expect(await rows(second)).toEqual([
    ['BZ01', 4, 0, 0, 0, 4],
    ['JZ01', 7, 0, 0, 0, 7],
  ]);
});

test('after 1 September the graduates of an old roll have graduated, they have not left', async () => {
  await transfer(quiet.classId);
  const afterwards = Date.parse('2029-09-02T09:00:00+08:00');
  const view = await openRoll(countyCode, 1, officer, afterwards);
  expect(
    view?.difference.rows.map(({ left, graduated, after }) => [left, graduated, after]),
  ).toEqual([
    [1, 5, 0],
    [0, 6, 0],
  ]);
});

test('a past roll keeps the units as they stood, and is nobody else’s', async () => {
  await write([{ sql: `update schools set name = '新名字' where id = 1`, args: [] }]);
  const view = await openRoll(busyTown, 1, officer, by.now);
  expect(view?.children).toMatchObject([{ code: 'BZ01', name: busy.name, figures: { roll: 6 } }]);
  expect(await openRoll(cast.neighbourCounty, 1, officer, by.now)).toBeUndefined();
  expect(await openRoll(countyCode, 99, officer, by.now)).toBeUndefined();
});

test('a school that moved is listed where the roll has it, and the sums stay', async () => {
  await write([
    {
      sql: 'update school_periods set until_on = ? where school_id = ?',
      args: [today, busy.schoolId],
    },
    {
      sql: `insert into school_periods (school_id, from_on, name, kind, region_code)
        select id, ?, name, kind, ? from schools where id = ?`,
      args: [today, quietTown, busy.schoolId],
    },
    {
      sql: 'update schools set region_code = ? where id = ?',
      args: [quietTown, busy.schoolId],
    },
  ]);
  const from = await openRegion(busyTown, officer, by.now);
  expect(from.figures.roll).toBe(6);
  expect(from.children).toMatchObject([
    { name: busy.name, note: '现属静静乡', href: '/schools/1', figures: { roll: 6 } },
  ]);
  const to = await openRegion(quietTown, officer, by.now);
  expect(to.children.map(({ name, note, figures }) => [name, note, figures.roll])).toEqual([
    [busy.name, '名册人数算在忙忙镇', 0],
    [quiet.name, undefined, 6],
  ]);
  const town: HeldRole[] = [
    { role: 'officer', regionCode: busyTown, schoolId: null, classId: null },
  ];
  const [row] = (await openRegion(busyTown, town, by.now)).children;
  expect(row).not.toHaveProperty('href');
});

test('a school that was merged stays where the roll has it, with what became of it', async () => {
  await closeBusy();
  const view = await openRegion(busyTown, officer, by.now);
  expect(view).toMatchObject({ figures: { roll: 6 }, left: 6 });
  expect(view.children).toMatchObject([{ name: busy.name, note: `已并入${quiet.name}` }]);
  expect((await openRolls(busyTown, officer, by.now)).schools).toHaveLength(1);
});
