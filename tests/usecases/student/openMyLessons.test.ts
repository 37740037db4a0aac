import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { enrolments, requirements } from '#db/schema/index';
import { write } from '#db/writer';
import { dayOf } from '#domain/time';
import { xiaohong, xiaoming } from '#tests/support/cast';
import { hours, minutes, morning } from '#tests/support/clock';
import { settleCounty, termId } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { openMyLessons } from '#usecases/student/openMyLessons';
import { startLesson } from '#usecases/student/takeLesson';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

async function open(now = morning, who = xiaoming) {
  const mine = await openMyLessons(who.studentId, now);
  if (!mine) throw new Error('sits in no class');
  return mine;
}
const statesOf = async (now = morning) => (await open(now)).lessons.map((lesson) => lesson.state);

test('Xiaoming finds his name, his class and the lessons of this term in order', async () => {
  expect(await open()).toMatchObject({
    student: {
      name: '李小明',
      number: xiaoming.number,
      className: '七年级1班',
      schoolName: '忙忙中学',
    },
    term: { name: '2026年秋季学期' },
    lessons: [
      { id: firstLesson, number: 1, dueOn: '2026-10-31', state: 'new' },
      { id: secondLesson, number: 2, dueOn: '2026-11-30', state: 'new' },
    ],
    next: firstLesson,
  });
});

test('a lesson goes from new to started, counted and completed', async () => {
  await startLesson(xiaoming, firstLesson, morning);
  expect(await statesOf()).toEqual(['started', 'new']);
  const read = await readLesson(xiaoming, firstLesson, morning);
  expect(await statesOf()).toEqual(['counted', 'new']);
  await takeCheck(xiaoming, firstLesson, 4, read);
  expect(await statesOf()).toEqual(['completed', 'new']);
  expect((await open()).next).toBe(secondLesson);
});

test('what Xiaoming does changes nothing for Xiaohong', async () => {
  await readLesson(xiaoming, firstLesson, morning);
  const { lessons } = await open(morning, xiaohong);
  expect(lessons.map((lesson) => lesson.state)).toEqual(['new', 'new']);
});

test('during the pause the other lesson comes next, and after it the check again', async () => {
  const read = await readLesson(xiaoming, firstLesson, morning);
  await takeCheck(xiaoming, firstLesson, 1, read);
  const waiting = await open(read);
  expect(waiting.lessons[0]).toMatchObject({ state: 'counted', retakeAt: read + minutes(10) });
  expect(waiting.next).toBe(secondLesson);
  const later = await open(read + minutes(10));
  expect(later.lessons[0]).not.toHaveProperty('retakeAt');
  expect(later.next).toBe(firstLesson);
});

test('a pass of class C asks for the check again', async () => {
  const afterReset = { ...xiaoming, resetAt: morning - hours(1) };
  const read = await readLesson(afterReset, firstLesson, morning);
  await takeCheck(afterReset, firstLesson, 5, read);
  expect(await statesOf(read)).toEqual(['counted', 'new']);
  expect((await open(read)).next).toBe(firstLesson);
});

test('a grade without required lessons is 无任务', async () => {
  await write([db().delete(requirements).where(eq(requirements.termId, termId))]);
  const { lessons, next } = await open();
  expect(lessons).toEqual([]);
  expect(next).toBeUndefined();
});

test('between the terms there is nothing to do', async () => {
  const { term, lessons } = await open(Date.parse('2027-02-10T09:00:00+08:00'));
  expect(term).toBeUndefined();
  expect(lessons).toEqual([]);
});

test('a student who has left sits in no class, and has no lessons to show', async () => {
  await write([
    db()
      .update(enrolments)
      .set({ leftOn: dayOf(morning) })
      .where(eq(enrolments.studentId, xiaoming.studentId)),
  ]);
  expect(await openMyLessons(xiaoming.studentId, morning)).toBeUndefined();
});
