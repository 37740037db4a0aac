import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { classCounters, enrolments, requirements, rollClasses, students } from '#db/schema/index';
import { write } from '#db/writer';
import { busy, dawei, quiet, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { settleCounty, termId } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { beginCheck, readLesson, takeCheck } from '#tests/support/pupil';
import { setAccount } from '#tests/support/sessions';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { thaw } from '#tests/support/thaw';
import { startLesson } from '#usecases/student/takeLesson';
import { openClass } from '#usecases/teacher/openClass';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const open = (classId = busy.classId) => openClass(classId, morning);
const namesOf = (rows: { name: string }[]) => rows.map((row) => row.name);

async function complete(student: typeof xiaoming, lessonId: string, right = 5) {
  const read = await readLesson(student, lessonId, morning);
  return takeCheck(student, lessonId, right, read);
}

test('teacher Zhou sees her students by number and the lessons of the term', async () => {
  const view = await open();
  expect(view).toMatchObject({
    name: '七年级1班',
    school: { name: '忙忙中学' },
    term: { name: '2026年秋季学期' },
  });
  expect(view.lessons.map((lesson) => lesson.id)).toEqual([firstLesson, secondLesson]);
  expect(namesOf(view.students)).toEqual(busy.students.map((student) => student.name));
  for (const { cells } of view.students)
    expect(cells).toEqual([{ state: 'new' }, { state: 'new' }]);
});

test('each cell shows how far a student is', async () => {
  await complete(xiaoming, firstLesson);
  await readLesson(xiaohong, firstLesson, morning);
  await startLesson(dawei, secondLesson, morning);
  const { students: rows } = await open();
  expect(rows.slice(0, 3).map((row) => row.cells)).toEqual([
    [{ state: 'completed', evidence: 'B' }, { state: 'new' }],
    [{ state: 'counted' }, { state: 'new' }],
    [{ state: 'new' }, { state: 'started' }],
  ]);
});

test('who has every lesson is missing no more, the others stand with what is open', async () => {
  await complete(xiaoming, firstLesson);
  await complete(xiaoming, secondLesson);
  await complete(xiaohong, secondLesson);
  const { missing } = await open();
  expect(namesOf(missing)).not.toContain(xiaoming.name);
  expect(missing).toHaveLength(5);
  expect(missing[0]).toMatchObject({ name: xiaohong.name, lessons: [1] });
  expect(missing[1]).toMatchObject({ name: dawei.name, lessons: [1, 2] });
});

test('a pass of class C is shown as such and stays on the help list', async () => {
  await complete({ ...xiaoming, resetAt: morning - hours(1) }, firstLesson);
  const { students: rows, missing } = await open();
  expect(rows[0]?.cells[0]).toEqual({ state: 'counted', evidence: 'C' });
  expect(missing[0]).toMatchObject({ name: xiaoming.name, lessons: [1, 2] });
});

test('the figures of the class are those of the frozen roll', async () => {
  await complete(xiaoming, firstLesson);
  await complete(xiaoming, secondLesson);
  const { figures } = await open();
  expect(figures).toMatchObject({
    roll: 6,
    takenOn: '2026-09-30',
    used: { split: { B: 1 }, of: 6 },
    completed: { split: { B: 1 }, of: 6 },
    joined: 0,
    left: 0,
  });
});

test('before the roll is frozen there are no figures', async () => {
  await thaw();
  await write([db().delete(classCounters), db().delete(rollClasses)]);
  expect((await open()).figures).toBeUndefined();
});

test('who joined and who left since the roll is shown beside it, N stays', async () => {
  const newcomer = { id: 900, schoolId: busy.schoolId, number: '900', name: '新同学' };
  await write([
    db().insert(students).values(newcomer),
    db().insert(enrolments).values({ studentId: 900, classId: busy.classId, joinedOn: today }),
    db().update(enrolments).set({ leftOn: today }).where(eq(enrolments.studentId, dawei.studentId)),
  ]);
  const { figures } = await open();
  expect(figures).toMatchObject({ roll: 6, joined: 1, left: 1 });
});

test('a card, a password or nothing: how each student may sign in', async () => {
  await setAccount(xiaoming, { cardHash: 'hash' });
  await setAccount(xiaohong, { passwordHash: 'hash', activatedAt: morning });
  const { students: rows } = await open();
  expect(rows.slice(0, 3).map((row) => [row.credential, row.registered])).toEqual([
    ['card', false],
    ['password', true],
    ['none', false],
  ]);
});

test('a view of the class holds no credential', async () => {
  await setAccount(xiaoming, { cardHash: 'the-card-hash' });
  await setAccount(xiaohong, { passwordHash: 'the-password-hash' });
  expect(JSON.stringify(await open())).not.toMatch(/the-(card|password)-hash/);
});

test('misunderstood is what at least five first answers got wrong, at most three items', async () => {
  for (const student of busy.students.slice(0, 5)) await complete(student, firstLesson, 0);
  const { misunderstood } = await open();
  expect(misunderstood.length).toBeLessThanOrEqual(3);
  for (const item of misunderstood) {
    expect(item.of).toBeGreaterThanOrEqual(5);
    expect(item.wrong).toBe(item.of);
    expect(item.lessonTitle).toBe('第1课');
    expect(item.objective).toMatch(/^目标/);
    expect(item, 'keys stay on the server').not.toHaveProperty('why');
  }
});

test('fewer than five answers say nothing about a class', async () => {
  for (const student of busy.students.slice(0, 4)) await complete(student, firstLesson, 0);
  expect((await open()).misunderstood).toEqual([]);
});

test('an open check is nobody’s mistake yet', async () => {
  for (const student of busy.students) {
    await beginCheck(student, firstLesson, await readLesson(student, firstLesson, morning));
  }
  expect((await open()).misunderstood).toEqual([]);
});

test('a class without required lessons is 无任务: nobody is missing', async () => {
  await write([db().delete(requirements).where(eq(requirements.termId, termId))]);
  expect(await open()).toMatchObject({ lessons: [], missing: [] });
});

test('the quiet class next door shows nothing of the busy one', async () => {
  await complete(xiaoming, firstLesson);
  const view = await open(quiet.classId);
  expect(view.missing).toHaveLength(6);
  expect(JSON.stringify(view)).not.toContain(xiaoming.name);
  expect(view.figures?.used.split.B).toBe(0);
});
