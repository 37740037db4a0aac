import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import { addCounts } from '#domain/indicators/count';
import { countOf, type Figures } from '#domain/indicators/figures';
import { metrics } from '#domain/indicators/metric';
import type { HeldRole } from '#domain/people/permission';
import * as cast from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { thaw } from '#tests/support/thaw';
import { openRegion, openSchool, type UnitView } from '#usecases/bureau/openRegion';

const { busy, quiet, xiaoming, xiaohong, ningning, dawei } = cast;

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  await thaw();
});
afterEach(closeTestDatabase);

const held = (role: HeldRole['role'], scope: Partial<HeldRole>): HeldRole[] => [
  { role, regionCode: null, schoolId: null, classId: null, ...scope },
];
const officer = held('officer', { regionCode: cast.countyCode });
const admin = held('school-admin', { schoolId: busy.schoolId });

const county = () => openRegion(cast.countyCode, officer, morning);
const school = (viewer = officer) => openSchool(busy.schoolId, viewer, morning);
const countsOf = (figures: Figures) => metrics.map((metric) => countOf(figures[metric]));
const summed = (units: { figures: Figures }[]) =>
  metrics.map((metric) => addCounts(units.map(({ figures }) => countOf(figures[metric]))));

/** Xiaoming completes the term, Xiaohong one lesson after a reset, Ningning reads one. */
async function someWork() {
  for (const lesson of [firstLesson, secondLesson]) {
    await takeCheck(xiaoming, lesson, 5, await readLesson(xiaoming, lesson, morning));
  }
  await readLesson({ ...xiaohong, resetAt: morning - hours(1) }, firstLesson, morning);
  await readLesson(ningning, firstLesson, morning);
}

test('the officer sees the county with its townships in code order', async () => {
  const view = await county();
  expect(view.unit).toMatchObject({ kind: 'region', name: '示范县', levelName: '县' });
  expect(view.roll).toEqual({ takenOn: '2026-09-30', frozenAt: morning });
  expect(view.children.map(({ code, href, name }) => [code, href, name])).toEqual([
    [cast.busyTown, `/regions/${cast.busyTown}`, '忙忙镇'],
    [cast.quietTown, `/regions/${cast.quietTown}`, '静静乡'],
  ]);
});

test('the figures of the county count students of the roll; class C is shown, not counted', async () => {
  await someWork();
  const { figures } = await county();
  expect(figures.roll).toBe(12);
  expect(figures.used.split).toEqual({ A: 0, B: 2, C: 1, D: 0 });
  expect(countOf(figures.used)).toEqual({ done: 2, of: 12 });
  expect(countOf(figures.completed)).toEqual({ done: 1, of: 12 });
});

test('every parent is the sum of its children, down to the class', async () => {
  await someWork();
  const views: UnitView[] = [
    await county(),
    await openRegion(cast.busyTown, officer, morning),
    await openRegion(cast.quietTown, officer, morning),
    await school(),
  ];
  for (const { figures, children } of views) {
    expect(summed(children)).toEqual(countsOf(figures));
    expect(children.reduce((sum, child) => sum + child.figures.roll, 0)).toBe(figures.roll);
  }
  const [, busyTown, , busySchool] = views;
  expect(busyTown?.children[0]?.figures).toEqual(busySchool?.figures);
});

test('a school that hangs on the county itself stands beside the townships', async () => {
  await write([
    db().insert(t.schools).values({
      id: 9,
      code: 'XZ01',
      regionCode: cast.countyCode,
      name: '县直高中',
      kind: 'senior',
    }),
  ]);
  const { children, childKind } = await county();
  expect(children.map((child) => child.name)).toEqual(['忙忙镇', '静静乡', '县直高中']);
  expect(childKind).toBe('下级地区');
});

test('a class 无任务 stands in the roll and outside 完成率', async () => {
  await write([
    db()
      .update(t.rollClasses)
      .set({ required: false })
      .where(eq(t.rollClasses.classId, quiet.classId)),
  ]);
  await someWork();
  const { figures, children } = await county();
  expect(figures).toMatchObject({ roll: 12, used: { of: 12 }, completed: { of: 6 } });
  expect(children[1]?.figures.completed.of).toBe(0);
});

test('who joined and who left stands beside N, at every level', async () => {
  await write([
    db()
      .insert(t.students)
      .values({ id: 900, schoolId: busy.schoolId, number: '900', name: '新同学' }),
    db().insert(t.enrolments).values({ studentId: 900, classId: busy.classId, joinedOn: today }),
    db()
      .update(t.enrolments)
      .set({ leftOn: today })
      .where(eq(t.enrolments.studentId, dawei.studentId)),
    db()
      .update(t.enrolments)
      .set({ leftOn: today })
      .where(eq(t.enrolments.studentId, ningning.studentId)),
  ]);
  const view = await county();
  expect(view).toMatchObject({ joined: 1, left: 2, figures: { roll: 12 } });
  expect(view.children.map(({ joined, left }) => [joined, left])).toEqual([
    [1, 1],
    [0, 1],
  ]);
  expect(await school()).toMatchObject({ joined: 1, left: 1, figures: { roll: 6 } });
});

test('the path begins where the viewer may begin', async () => {
  const pathOf = async (viewer: HeldRole[], code: string) =>
    (await openRegion(code, viewer, morning)).path.map((step) => step.name);
  expect(await pathOf(officer, cast.busyTown)).toEqual(['示范县', '忙忙镇']);
  expect(await pathOf(officer, cast.countyCode)).toEqual(['示范县']);
  const townOfficer = held('officer', { regionCode: cast.busyTown });
  expect(await pathOf(townOfficer, cast.busyTown)).toEqual(['忙忙镇']);
  const provinceOfficer = held('officer', { regionCode: cast.provinceCode });
  expect(await pathOf(provinceOfficer, cast.busyTown)).toEqual([
    '示范省',
    '示范市',
    '示范县',
    '忙忙镇',
  ]);
  expect((await school(admin)).path.map((step) => step.name)).toEqual(['忙忙中学']);
});

test('the school admin can open the classes, the officer sees their figures only', async () => {
  expect((await school(admin)).children[0]).toMatchObject({
    name: '七年级1班',
    href: `/classes/${busy.classId}`,
  });
  const [row] = (await school()).children;
  expect(row).toMatchObject({ name: '七年级1班', figures: { roll: 6 } });
  expect(row).not.toHaveProperty('href');
});

test('no name of a student stands in what the bureau sees', async () => {
  await someWork();
  const seen = JSON.stringify([await county(), await school()]);
  for (const { name, number } of [...busy.students, ...quiet.students]) {
    expect(seen).not.toContain(name);
    expect(seen).not.toContain(number);
  }
});

test('the county next door has an empty table of its own', async () => {
  const view = await openRegion(
    cast.neighbourCounty,
    held('officer', { regionCode: cast.neighbourCounty }),
    morning,
  );
  expect(view).toMatchObject({ figures: { roll: 0 }, children: [] });
  expect(view.roll).toBeUndefined();
});

test('before the roll is frozen every figure is 0 of 0', async () => {
  const view = await openRegion(cast.countyCode, officer, Date.parse('2027-03-01T09:00:00+08:00'));
  expect(view.roll).toBeUndefined();
  expect(countOf(view.figures.registered)).toEqual({ done: 0, of: 0 });
});

test('a class opened since the roll is listed, and counts only its joiners', async () => {
  const newcomer = { id: 9001, schoolId: busy.schoolId, number: 'N1', name: '新来的' };
  const [moved] = busy.students;
  if (!moved) throw new Error('the busy school has students');
  await write([
    db().insert(t.schoolClasses).values({
      id: 901,
      schoolId: busy.schoolId,
      stage: 'junior',
      entryYear: 2026,
      number: 9,
    }),
    db().insert(t.students).values(newcomer),
    db().insert(t.enrolments).values({ studentId: newcomer.id, classId: 901, joinedOn: today }),
    db()
      .update(t.enrolments)
      .set({ leftOn: today })
      .where(eq(t.enrolments.studentId, moved.studentId)),
    db().insert(t.enrolments).values({ studentId: moved.studentId, classId: 901, joinedOn: today }),
  ]);
  const view = await school(admin);
  const opened = view.children.at(-1);
  expect(opened).toMatchObject({ name: '七年级9班', kind: '名册后新开', joined: 1, left: 0 });
  expect(opened?.figures.roll).toBe(0);
  expect(view).toMatchObject({ joined: 1, left: 0 });
  expect((await county()).joined).toBe(1);
  expect((await county()).figures.roll).toBe(12);
});

test('a school whose roll is not frozen yet lists its classes all the same', async () => {
  await write(
    [t.classCounters, t.milestones, t.rollEntries, t.rollClasses, t.rolls].map((table) =>
      db().delete(table),
    ),
  );
  const view = await school(admin);
  expect(view.roll).toBeUndefined();
  expect(view.children.map(({ name, href }) => [name, href])).toEqual([
    ['七年级1班', `/classes/${busy.classId}`],
  ]);
});
