import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { freezeRoll } from '#db/commands/indicators/freezeRoll';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import { countOf } from '#domain/indicators/figures';
import type { HeldRole } from '#domain/people/permission';
import * as cast from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { settleCounty, termId } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { openRegion, openSchool } from '#usecases/bureau/openRegion';

const { busy, xiaoming, xiaohong, ningning, dawei } = cast;

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const held = (role: HeldRole['role'], scope: Partial<HeldRole>): HeldRole[] => [
  { role, regionCode: null, schoolId: null, classId: null, ...scope },
];
const officer = held('officer', { regionCode: cast.countyCode });

const county = () => openRegion(cast.countyCode, officer, morning);
const school = (viewer = officer) => openSchool(busy.schoolId, viewer, morning);

/** Xiaoming completes the term, Xiaohong one lesson after a reset, Ningning reads one. */
async function someWork() {
  for (const lesson of [firstLesson, secondLesson]) {
    await takeCheck(xiaoming, lesson, 5, await readLesson(xiaoming, lesson, morning));
  }
  await readLesson({ ...xiaohong, resetAt: morning - hours(1) }, firstLesson, morning);
  await readLesson(ningning, firstLesson, morning);
}

test('a second roll of the term takes the place of the first, it is not added to it', async () => {
  const by = { termId, takenOn: today, accountId: cast.officer.accountId };
  await someWork();
  await freezeRoll({ ...by, regionCode: cast.countyCode, now: morning + hours(1) });
  const view = await county();
  expect(view.roll?.takenOn).toBe(today);
  expect(view.figures.roll).toBe(12);
  expect(countOf(view.figures.completed)).toEqual({ done: 1, of: 12 });
  expect((await school()).children).toHaveLength(1);
});

test('a township that froze its own roll anew counts on that, the rest of the county on the old one', async () => {
  await write([
    db()
      .update(t.enrolments)
      .set({ leftOn: today })
      .where(eq(t.enrolments.studentId, dawei.studentId)),
  ]);
  const by = { termId, takenOn: today, accountId: cast.officer.accountId };
  await freezeRoll({ ...by, regionCode: cast.busyTown, now: morning + hours(1) });
  const { figures, children } = await county();
  expect(figures.roll).toBe(11);
  expect(children.map((child) => child.figures.roll)).toEqual([5, 6]);
});

test('a class that was dissolved before the second roll is not counted on the first', async () => {
  await write([
    db()
      .insert(t.schoolClasses)
      .values({ id: 12, schoolId: busy.schoolId, stage: 'junior', entryYear: 2026, number: 2 }),
    db().update(t.enrolments).set({ classId: 12 }).where(eq(t.enrolments.classId, busy.classId)),
  ]);
  const by = { termId, takenOn: today, accountId: cast.officer.accountId };
  await freezeRoll({ ...by, regionCode: cast.countyCode, now: morning + hours(1) });
  expect((await school()).figures.roll).toBe(6);
  expect((await county()).figures.roll).toBe(12);
});
