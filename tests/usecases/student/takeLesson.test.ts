import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import { lessonRuns, milestones, students } from '#db/schema/index';
import { write } from '#db/writer';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, minutes, morning, seconds } from '#tests/support/clock';
import { countersOf, rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson } from '#tests/support/pupil';
import {
  firstLesson,
  floorSeconds,
  publishTestLesson,
  secondLesson,
  steps,
} from '#tests/support/testLessons';
import { finishStep, type RunView, startLesson } from '#usecases/student/takeLesson';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  expect((await recount(rollId)).differences).toEqual([]);
  await closeTestDatabase();
});

const inTime = morning + seconds(floorSeconds);
const step = (stepId: string, at: number, who = xiaoming) =>
  finishStep(who, firstLesson, stepId, at);
const begin = (at = morning, who = xiaoming) => startLesson(who, firstLesson, at);
const statesOf = (view: unknown) =>
  (view as RunView).steps.map(({ issued, done }) => (done ? 'done' : issued ? 'issued' : '–'));

async function hurry(at: number) {
  for (const { id } of steps.slice(0, -1)) await step(id, at);
  return step('practice', at);
}

test('a lesson begins with its first step and nothing more', async () => {
  expect(statesOf(await begin())).toEqual(['issued', '–', '–', '–']);
});

test('each step that is done brings the next one', async () => {
  await begin();
  expect(statesOf(await step('stop-1', morning))).toEqual(['done', 'issued', '–', '–']);
  expect(statesOf(await step('story', morning))).toEqual(['done', 'done', 'issued', '–']);
});

test('a step out of order is refused and changes nothing', async () => {
  await begin();
  for (const later of ['story', 'facts', 'practice']) {
    expect(await step(later, inTime)).toEqual({ refused: 'step-order' });
  }
  expect(statesOf(await begin())).toEqual(['issued', '–', '–', '–']);
});

test('the last step alone does not count a lesson, however late it comes', async () => {
  await begin();
  expect(await step('practice', morning + hours(5))).toEqual({ refused: 'step-order' });
  expect((await countersOf(busy.classId)).used.B).toBe(0);
});

test('a step of a lesson that was not begun is refused', async () => {
  expect(await step('stop-1', morning)).toEqual({ refused: 'not-started' });
});

test('an unknown lesson or step is refused', async () => {
  expect(await startLesson(xiaoming, 'no-such-lesson', morning)).toEqual({ refused: 'no-lesson' });
  await begin();
  expect(await step('no-such-step', morning)).toEqual({ refused: 'no-step' });
});

test('a step sent twice is one step', async () => {
  await begin();
  await step('stop-1', morning);
  expect(statesOf(await step('stop-1', morning + seconds(5)))).toEqual([
    'done',
    'issued',
    '–',
    '–',
  ]);
});

test('Xiaohong’s steps are not Xiaoming’s', async () => {
  await begin();
  await begin(morning, xiaohong);
  await step('stop-1', morning);
  expect(statesOf(await begin(morning, xiaohong))).toEqual(['issued', '–', '–', '–']);
});

test('a step of another student’s run is refused and changes nothing', async () => {
  const mine = (await begin()) as RunView;
  const hers = (await begin(morning, xiaohong)) as RunView;
  const sent = await finishStep(xiaohong, firstLesson, 'stop-1', morning, mine.id);
  expect(sent).toEqual({ refused: 'other-run' });
  expect(await begin(morning, xiaohong)).toEqual(hers);
  expect(statesOf(await finishStep(xiaohong, firstLesson, 'stop-1', morning, hers.id))).toEqual([
    'done',
    'issued',
    '–',
    '–',
  ]);
});

test('a lesson read in time is counted, and moves 使用 once', async () => {
  await begin();
  expect(await hurry(inTime)).toMatchObject({ counted: true });
  await step('practice', inTime + minutes(1));
  await readLesson(xiaoming, secondLesson, morning);
  expect((await countersOf(busy.classId)).used).toEqual({ A: 0, B: 1, C: 0, D: 0 });
});

test('a lesson read too fast is kept, marked and not counted', async () => {
  await begin();
  const view = await hurry(inTime - seconds(1));
  expect(view).toMatchObject({ counted: false, tooFast: { waitSeconds: 1 } });
  expect(await db().select().from(lessonRuns)).toMatchObject([{ tooFast: 1, countedAt: null }]);
  expect((await countersOf(busy.classId)).used.B).toBe(0);
});

test('a lesson that came too fast is counted later, from the same start', async () => {
  await begin();
  await hurry(morning + seconds(3));
  expect(await step('practice', inTime - seconds(1))).toMatchObject({ counted: false });
  const view = await step('practice', inTime);
  expect(view).toMatchObject({ counted: true });
  expect(view).not.toHaveProperty('tooFast');
  expect(await db().select().from(lessonRuns)).toMatchObject([{ tooFast: 2, countedAt: inTime }]);
  expect((await countersOf(busy.classId)).used.B).toBe(1);
});

test('beginning again does not set the clock back or forward', async () => {
  await begin(morning);
  await begin(morning + hours(1));
  expect(await hurry(inTime)).toMatchObject({ counted: true });
});

test('a lesson edited meanwhile keeps the rules it was begun with', async () => {
  const begun = (await begin()) as RunView;
  await publishTestLesson(firstLesson, 1, [
    { id: 'another', floorSeconds: 900 },
    { id: 'practice', floorSeconds: 900 },
  ]);
  const resumed = (await begin(inTime)) as RunView;
  expect(resumed.version).toBe(begun.version);
  expect(await step('another', inTime)).toEqual({ refused: 'no-step' });
  expect(await hurry(inTime)).toMatchObject({ counted: true });
});

test('who begins after the edit gets the new lesson', async () => {
  await publishTestLesson(firstLesson, 1, [{ id: 'another', floorSeconds: 9 }]);
  expect(await begin()).toMatchObject({ steps: [{ id: 'another' }] });
});

test('two tabs that end a lesson at once count it once', async () => {
  await begin();
  for (const { id } of steps.slice(0, -1)) await step(id, inTime);
  const views = await Promise.all([step('practice', inTime), step('practice', inTime)]);
  for (const view of views) expect(view).toMatchObject({ counted: true });
  expect((await countersOf(busy.classId)).used.B).toBe(1);
});

test('two tabs that begin a lesson at once begin one run', async () => {
  await Promise.all([begin(), begin()]);
  expect(await db().$count(lessonRuns)).toBe(1);
});

test('a lesson within 24 hours of a reset is class C, and one after it is counted', async () => {
  const afterReset = { ...xiaoming, resetAt: morning - hours(1) };
  await readLesson(afterReset, firstLesson, morning);
  expect((await countersOf(busy.classId)).used).toMatchObject({ B: 0, C: 1 });
  await readLesson(afterReset, secondLesson, morning + hours(24));
  expect((await countersOf(busy.classId)).used).toMatchObject({ B: 1, C: 0 });
});

test('a student off the roll is served and changes no counter', async () => {
  const newcomer = { studentId: 999, accountId: 'student-999', resetAt: null };
  await write([
    db().insert(students).values({ id: 999, schoolId: busy.schoolId, number: '9', name: '新来的' }),
  ]);
  await readLesson(newcomer, firstLesson, morning);
  expect(await begin(inTime, { ...xiaoming, ...newcomer })).toMatchObject({ counted: true });
  expect(await db().$count(milestones)).toBe(0);
  expect((await countersOf(busy.classId)).used.B).toBe(0);
});

const hurryThrough = async (lessonId: string, at: number) => {
  for (const { id } of steps.slice(0, -1)) await finishStep(xiaoming, lessonId, id, at);
  return finishStep(xiaoming, lessonId, 'practice', at);
};

test('two lessons begun together do not share the time of one', async () => {
  await begin();
  await startLesson(xiaoming, secondLesson, morning);
  expect(await hurry(inTime)).toMatchObject({ counted: true });
  expect(await hurryThrough(secondLesson, inTime)).toMatchObject({
    counted: false,
    tooFast: { waitSeconds: floorSeconds },
  });
  expect(await hurryThrough(secondLesson, inTime + seconds(floorSeconds))).toMatchObject({
    counted: true,
  });
});

test('nor when both are handed in at the very same moment', async () => {
  await begin();
  await startLesson(xiaoming, secondLesson, morning);
  for (const { id } of steps.slice(0, -1)) {
    await step(id, inTime);
    await finishStep(xiaoming, secondLesson, id, inTime);
  }
  const both = await Promise.all([
    step('practice', inTime),
    finishStep(xiaoming, secondLesson, 'practice', inTime),
  ]);
  expect(both.map((view) => (view as RunView).counted).sort()).toEqual([false, true]);
});
