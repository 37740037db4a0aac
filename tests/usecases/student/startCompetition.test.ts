import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { bankOf, currentLesson } from '#db/queries/learning/lessonVersion';
import { attempts, responses } from '#db/schema/index';
import { countyCode, neighbourCounty, xiaohong, xiaoming } from '#tests/support/cast';
import { minutes, morning } from '#tests/support/clock';
import {
  answerSome,
  beginCompetition,
  closesAt,
  graceMs,
  holdTestCompetition,
  opensAt,
  takeCompetition,
  testBank,
} from '#tests/support/competition';
import { countersOf, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { keysOf } from '#tests/support/pupil';
import { firstLesson } from '#tests/support/testLessons';
import { callOff } from '#usecases/bureau/competitions/callOff';
import { openRegion } from '#usecases/bureau/openRegion';
import { answerQuestion } from '#usecases/student/answerQuestion';
import { closeCompetitions } from '#usecases/student/closeCompetitions';
import { competitionCards } from '#usecases/student/competitionCards';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { openCompetition } from '#usecases/student/openCompetition';
import { startCompetition } from '#usecases/student/startCompetition';

let id: number;
beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  id = await holdTestCompetition();
});
afterEach(closeTestDatabase);

const noon = morning + minutes(180);
const start = (at = noon, who = xiaoming) => startCompetition(who.studentId, id, at);
const cards = (at: number, who = xiaoming) => competitionCards(who.studentId, at);
const by = { accountId: 'staff-5', now: noon };

test('before the window nothing of it is there, in the window it opens', async () => {
  expect(await cards(opensAt - 1)).toEqual([]);
  expect(await openCompetition(xiaoming.studentId, id, opensAt - 1)).toBeUndefined();
  expect(await start(opensAt - 1)).toEqual({ refused: 'not-found' });
  expect(await cards(opensAt)).toMatchObject([{ id, state: 'ready' }]);
  expect(await openCompetition(xiaoming.studentId, id, opensAt)).toMatchObject({ state: 'ready' });
  expect(await start(opensAt)).toHaveProperty('attempt');
});

test('after the window nobody begins', async () => {
  expect(await start(closesAt)).toEqual({ refused: 'competition-over' });
  expect(await cards(closesAt)).toEqual([]);
});

test('who is in another grade or county is not invited', async () => {
  for (const [n, change] of [{ grades: [8, 9] }, { regionCode: neighbourCounty }].entries()) {
    const other = await holdTestCompetition(change, testBank(`别的${n}`));
    expect(await startCompetition(xiaoming.studentId, other, noon)).toEqual({
      refused: 'not-found',
    });
  }
  expect(await cards(noon)).toHaveLength(1);
});

test('there are twenty different questions, without a key', async () => {
  const view = await beginCompetition(xiaoming, id, noon);
  expect(new Set(view.items.map(({ stem }) => stem)).size).toBe(20);
  expect(view.leftMs).toBe(minutes(10));
  expect(Object.keys(view).sort()).toEqual(['answered', 'attempt', 'items', 'leftMs', 'title']);
  expect(JSON.stringify(view)).not.toMatch(/反馈|解析|目标/);
});

test('the clock runs on the server: coming back resumes the same questions with less time', async () => {
  const first = await beginCompetition(xiaoming, id, noon);
  await answerSome(xiaoming, first, { right: 2 }, noon + minutes(1));
  const again = await beginCompetition(xiaoming, id, noon + minutes(4));
  expect(again).toEqual({ ...first, answered: ['1', '2'], leftMs: minutes(6) });
  expect((await beginCompetition(xiaoming, id, noon + minutes(20))).leftMs).toBe(0);
});

test('who begins just before the end has until the end', async () => {
  const view = await beginCompetition(xiaoming, id, closesAt - minutes(3));
  expect(view.leftMs).toBe(minutes(3));
});

test('answers count to the deadline and the grace for those that waited, not after', async () => {
  const { attempt } = await beginCompetition(xiaoming, id, noon);
  const [one, two] = await keysOf(attempt);
  if (!one || !two) throw new Error('there are questions');
  const late = noon + minutes(10) + graceMs;
  const send = ({ item, right }: typeof one, at: number) =>
    answerQuestion(xiaoming.studentId, attempt, { item, option: right, key: randomUUID() }, at);
  expect(await send(one, late)).toEqual({ saved: true });
  expect(await send(two, late + 1)).toEqual({ refused: 'too-late' });
  expect(await db().$count(responses)).toBe(1);
});

test('there is one try: handing in ends it, with questions unanswered too', async () => {
  const view = await beginCompetition(xiaoming, id, noon);
  await answerSome(xiaoming, view, { right: 3, wrong: 2 }, noon);
  const pending = { pending: true, resultAt: closesAt + graceMs };
  expect(await finishAttempt(xiaoming, view.attempt, noon + 1)).toEqual(pending);
  expect(await finishAttempt(xiaoming, view.attempt, noon + 2)).toEqual(pending);
  expect(await start(noon + 3)).toEqual({
    refused: 'competition-done',
    resultAt: closesAt + graceMs,
  });
  const [row] = await db().select().from(attempts).where(eq(attempts.id, view.attempt));
  expect(row).toMatchObject({ score: 3, evidence: 'B', finishedAt: noon + 1 });
});

test('two tabs begin one try', async () => {
  const views = await Promise.all([start(), start(), start()]);
  expect(new Set(views.map((view) => JSON.stringify(view))).size).toBe(1);
});

test('nobody else hands in or answers', async () => {
  const { attempt } = await beginCompetition(xiaoming, id, noon);
  expect(await finishAttempt(xiaohong, attempt, noon)).toEqual({ refused: 'not-found' });
});

test('the result is there when the window and the grace are over, and not before', async () => {
  await takeCompetition(xiaoming, id, 14, noon);
  const at = closesAt + graceMs;
  const before = await openCompetition(xiaoming.studentId, id, at);
  expect(before?.state).toBe('waiting');
  expect(JSON.stringify(before)).not.toMatch(/反馈|解析/);
  expect(await cards(at)).toMatchObject([{ state: 'waiting' }]);

  const after = await openCompetition(xiaoming.studentId, id, at + 1);
  expect(after).toMatchObject({ state: 'result', result: { score: 14, of: 20 } });
  expect(JSON.stringify(after)).toMatch(/反馈/);
  expect(await cards(at + 1)).toMatchObject([{ state: 'result' }]);
  expect(await openCompetition(xiaohong.studentId, id, at + 1)).toBeUndefined();
});

test('a try that was never handed in is closed by the clock with what was answered', async () => {
  const view = await beginCompetition(xiaoming, id, noon);
  await answerSome(xiaoming, view, { right: 4 }, noon);
  await closeCompetitions(noon + minutes(10) + graceMs);
  const rowOf = async () => (await db().select().from(attempts))[0];
  expect(await rowOf()).toMatchObject({ finishedAt: null, score: null });
  await closeCompetitions(noon + minutes(10) + graceMs + 1);
  expect(await rowOf()).toMatchObject({ finishedAt: noon + minutes(10), score: 4 });
});

test('called off: who is answering ends now, what was answered stays and is shown', async () => {
  const view = await beginCompetition(xiaoming, id, noon - minutes(1));
  await answerSome(xiaoming, view, { right: 5 }, noon - 1);
  expect(await callOff({ id, regionCode: countyCode }, by)).toBe(true);
  expect(await callOff({ id, regionCode: countyCode }, by)).toBe(false);
  expect(await start(noon + 1, xiaohong)).toEqual({ refused: 'competition-over' });
  const late = noon + graceMs + 1;
  const [, , , , , sixth] = await keysOf(view.attempt);
  if (!sixth) throw new Error('there are questions');
  const answer = { item: sixth.item, option: sixth.right, key: randomUUID() };
  expect(await answerQuestion(xiaoming.studentId, view.attempt, answer, late)).toEqual({
    refused: 'too-late',
  });
  expect(await openCompetition(xiaoming.studentId, id, late)).toMatchObject({
    ...{ state: 'result', calledOff: true },
    result: { score: 5 },
  });
});

test('another region does not call it off', async () => {
  expect(await callOff({ id, regionCode: neighbourCounty }, by)).toBe(false);
  expect(await start()).toHaveProperty('attempt');
});

test('no figure of any indicator moves', async () => {
  const figures = async () => [
    await countersOf(11),
    await openRegion(countyCode, [], closesAt + minutes(5)),
  ];
  const before = await figures();
  await takeCompetition(xiaoming, id, 20, noon);
  await closeCompetitions(closesAt + minutes(5));
  expect(await figures()).toEqual(before);
});

test('its questions are in the bank of no lesson', async () => {
  const lesson = await currentLesson(firstLesson);
  const bank = await bankOf(lesson?.id ?? 0);
  expect(bank.length).toBeGreaterThan(0);
  expect(bank.filter(({ objective }) => objective.startsWith('竞赛'))).toEqual([]);
});
