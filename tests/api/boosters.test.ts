import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays } from '#db/seed/calendar';
import { startOfDay } from '#domain/time';
import { ask } from '#tests/support/api';
import { xiaohong, xiaoming } from '#tests/support/cast';
import { hours, letClockRun, morning, stopClock, today } from '#tests/support/clock';
import { settleCounty, termId } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson, takeCheck } from '#tests/support/pupil';
import { cookieOfStudent } from '#tests/support/sessions';
import { firstLesson, secondLesson } from '#tests/support/testLessons';

const after = (days: number) => startOfDay(addDays(today, days)) + hours(10);
const booster = { booster: termId, weeks: 4 };

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
  for (const lesson of [firstLesson, secondLesson]) {
    await takeCheck(xiaoming, lesson, 5, await readLesson(xiaoming, lesson, morning));
  }
});
afterAll(async () => {
  letClockRun();
  await closeTestDatabase();
});
beforeEach(() => stopClock(after(36)));

test.each([
  [1, 'booster-later', /11月11日/],
  [30, 'booster-in-class', /11月18日/],
])('on day %i it says from when on', async (days, type, date) => {
  stopClock(after(days));
  const cookie = await cookieOfStudent(xiaoming);
  const { status, body } = await ask('POST', '/attempts', { cookie, body: booster });
  expect(status).toBe(409);
  expect(body).toMatchObject({
    type: `/problems/${type}`,
    detail: expect.stringMatching(date),
  });
});

test('whoever has not done the unit has none', async () => {
  const cookie = await cookieOfStudent(xiaohong);
  const { status, body } = await ask('POST', '/attempts', { cookie, body: booster });
  expect([status, body.type]).toEqual([409, '/problems/unit-open']);
});

test.each([
  { booster: termId },
  { booster: termId, weeks: 5 },
  { ...booster, lesson: firstLesson },
  { ...booster, score: 5 },
])('%j is not understood', async (body) => {
  const cookie = await cookieOfStudent(xiaoming);
  expect((await ask('POST', '/attempts', { cookie, body })).status).toBe(400);
});

test('it begins with five questions', async () => {
  const cookie = await cookieOfStudent(xiaoming);
  const { status, body } = await ask('POST', '/attempts', { cookie, body: booster });
  expect(status).toBe(201);
  expect(body.items).toHaveLength(5);
});
