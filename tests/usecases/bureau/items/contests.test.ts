import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import { lessonRuns } from '#db/schema/index';
import {
  busy,
  busyTown,
  countyCode,
  neighbourCounty,
  quiet,
  quietTown,
  xiaoming,
} from '#tests/support/cast';
import { minutes, morning, seconds } from '#tests/support/clock';
import { countersOf, rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, steps } from '#tests/support/testLessons';
import { answerContest } from '#usecases/bureau/items/answerContest';
import { openContests } from '#usecases/bureau/items/openContests';
import { finishStep, startLesson } from '#usecases/student/takeLesson';
import { contestLesson, openAsked, openContest } from '#usecases/teacher/contestLesson';
import { by, lastEvent, later, neighbour, officer } from './bankSupport.ts';

let runId: number;
const teacher = { accountId: busy.teacher.accountId, now: morning + minutes(5) };

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  await startLesson(xiaoming, firstLesson, morning);
  for (const { id } of steps) await finishStep(xiaoming, firstLesson, id, morning + seconds(40));
  const [run] = await db().select().from(lessonRuns);
  runId = run?.id ?? 0;
});
afterEach(closeTestDatabase);

const contest = (note = '全班一起在教室看过投影。', place = busy) =>
  contestLesson({ classId: place.classId, schoolId: place.schoolId, runId }, { note }, teacher);
const answer = async (outcome: string, words = '', where = by) => {
  const [open] = (await openContests(countyCode, officer, later)).contests;
  return answerContest({ contestId: open?.id ?? 0, outcome, words }, where);
};
const run = async () => (await db().select().from(lessonRuns).where(eq(lessonRuns.id, runId)))[0];

test('the bureau sees class, lesson and clock, and nothing of who the student is', async () => {
  expect(await contest()).toEqual({ ok: true });
  expect(await lastEvent()).toMatchObject({
    act: 'contestLesson',
    subject: `run ${runId}`,
    schoolId: 1,
  });
  const view = await openContests(countyCode, officer, later);
  expect(view.contests).toMatchObject([
    { school: busy.name, lesson: '第1课', took: 40, floor: 100, note: '全班一起在教室看过投影。' },
  ]);
  const said = JSON.stringify(view);
  for (const { name, number } of busy.students) {
    expect(said).not.toContain(name);
    expect(said).not.toContain(number);
  }
  expect((await openContests(busyTown, officer, later)).contests).toHaveLength(1);
  expect((await openContests(quietTown, officer, later)).contests).toEqual([]);
  expect((await openContests(neighbourCounty, neighbour, later)).contests).toEqual([]);
});

test('a note that names a student, is empty or too long is not sent', async () => {
  for (const note of [`${xiaoming.name}看过了`, xiaoming.number, '  ', '字'.repeat(201)]) {
    expect(await contest(note)).toMatchObject({ ok: false });
  }
  expect((await openContests(countyCode, officer, later)).contests).toEqual([]);
});

test('a counted contest is evidence C: shown, outside the headline, and the check opens', async () => {
  await contest();
  expect(await answer('counted', '情况属实。')).toEqual({ ok: true });
  expect(await run()).toMatchObject({ countedAt: later, evidence: 'C' });
  expect(await countersOf(busy.classId)).toMatchObject({ used: { A: 0, B: 0, C: 1 } });
  expect((await recount(rollId)).differences).toEqual([]);
  expect(await lastEvent()).toMatchObject({
    act: 'answerContest',
    schoolId: 1,
    accountId: by.accountId,
  });
  expect(await openAsked(busy.classId)).toMatchObject({
    runs: [{ state: 'counted', answer: '情况属实。', name: xiaoming.name }],
  });
  expect(await takeCheck(xiaoming, firstLesson, 5, later)).toMatchObject({ passed: true });
});

test('a refused contest changes nothing, needs a sentence, and may be asked again', async () => {
  await contest();
  expect(await answer('refused')).toMatchObject({ ok: false });
  expect(await answer('perhaps', '也许')).toMatchObject({ ok: false });
  expect(await answer('refused', '请学生接着做完。')).toEqual({ ok: true });
  expect(await run()).toMatchObject({ countedAt: null, evidence: null });
  expect(await openAsked(busy.classId)).toMatchObject({
    runs: [{ state: 'open', refused: true, answer: '请学生接着做完。' }],
  });
  expect(await contest('再说明一次。')).toEqual({ ok: true });
});

test('asked once is enough, and what counts by itself needs no answer', async () => {
  await contest();
  expect(await contest()).toMatchObject({ ok: false, message: /等答复/ });
  const [open] = (await openContests(countyCode, officer, later)).contests;
  await readLesson(xiaoming, firstLesson, morning + minutes(2));
  expect((await openContests(countyCode, officer, later)).contests).toEqual([]);
  const late = { contestId: open?.id ?? 0, outcome: 'counted', words: '' };
  expect(await answerContest(late, by)).toMatchObject({ ok: false });
  expect(await run()).toMatchObject({ evidence: 'B' });
});

test('neither the class next door nor the county next door reaches it', async () => {
  expect(await openContest(busy.classId, runId, later)).toMatchObject({ run: { runId } });
  expect(await openContest(quiet.classId, runId, later)).toBeUndefined();
  expect(await contest('别班的', quiet)).toMatchObject({ ok: false });
  await contest();
  expect(await answer('counted', '', { ...by, regionCode: neighbourCounty })).toMatchObject({
    ok: false,
  });
  expect(await answer('counted', '', { ...by, regionCode: quietTown })).toMatchObject({
    ok: false,
  });
  expect(await run()).toMatchObject({ countedAt: null });
});
