import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { attemptItems, attempts, itemVersions } from '#db/schema/index';
import { write } from '#db/writer';
import { itemKinds } from '#domain/learning/item';
import { xiaohong, xiaoming } from '#tests/support/cast';
import { hours, minutes, morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, beginCheck, keysOf, readLesson, takeCheck } from '#tests/support/pupil';
import {
  firstLesson,
  publishTestLesson,
  secondLesson,
  secretsOf,
} from '#tests/support/testLessons';
import type { AttemptView } from '#usecases/student/drawn';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { startAttempt } from '#usecases/student/startAttempt';
import { startLesson } from '#usecases/student/takeLesson';

let read: number;
beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  read = await readLesson(xiaoming, firstLesson, morning);
});
afterEach(closeTestDatabase);

const begin = (at = read, who = xiaoming) => startAttempt(who.studentId, firstLesson, at);

test('a check opens only after its lesson was counted', async () => {
  expect(await begin(read, xiaohong)).toEqual({ refused: 'not-counted' });
  await startLesson(xiaohong, firstLesson, morning);
  expect(await begin(read, xiaohong)).toEqual({ refused: 'not-counted' });
  expect(await startAttempt(xiaoming.studentId, secondLesson, read)).toEqual({
    refused: 'not-counted',
  });
  expect(await begin()).toMatchObject({ answered: [] });
});

test('a check has five items, one of each kind at least, all of this lesson', async () => {
  const { attempt, items } = await beginCheck(xiaoming, firstLesson, read);
  expect(items).toHaveLength(5);
  for (const { stem } of items) expect(stem).toContain(firstLesson);
  const drawn = await db()
    .select({ kind: itemVersions.kind })
    .from(attemptItems)
    .innerJoin(itemVersions, eq(itemVersions.id, attemptItems.itemVersionId))
    .where(eq(attemptItems.attemptId, attempt));
  expect(new Set(drawn.map((row) => row.kind))).toEqual(new Set(itemKinds));
});

test('the options stand under ids that are made for this attempt', async () => {
  const mine = await beginCheck(xiaoming, firstLesson, read);
  await readLesson(xiaohong, firstLesson, morning);
  const hers = await beginCheck(xiaohong, firstLesson, read);
  const ids = [mine, hers].flatMap(({ items }) =>
    items.flatMap((item) => item.options.map(({ id }) => id)),
  );
  expect(new Set(ids).size).toBe(2 * 5 * 4);
  for (const id of ids) expect(id).toMatch(/^[\w-]{12}$/);
});

test('the place of the right option tells nothing: over many checks it stands everywhere', async () => {
  const places = new Set<number>();
  for (let at = read, n = 0; n < 8; n += 1, at += hours(25)) {
    const { attempt, items } = await beginCheck(xiaoming, firstLesson, at);
    for (const [i, { right }] of (await keysOf(attempt)).entries()) {
      places.add(items[i]?.options.findIndex(({ id }) => id === right) ?? -1);
    }
    await answerAll(xiaoming, attempt, 0, at);
    await finishAttempt(xiaoming, attempt, at);
  }
  expect([...places].sort()).toEqual([0, 1, 2, 3]);
});

test('what the student gets holds no key, no feedback and no explanation', async () => {
  const view = await beginCheck(xiaoming, firstLesson, read);
  const sent = JSON.stringify(view);
  for (const secret of secretsOf(firstLesson)) expect(sent).not.toContain(secret);
  expect(Object.keys(view).sort()).toEqual(['answered', 'attempt', 'items', 'lesson', 'title']);
  for (const item of view.items) {
    expect(Object.keys(item).sort()).toEqual(['item', 'options', 'stem']);
    for (const option of item.options) expect(Object.keys(option).sort()).toEqual(['id', 'text']);
  }
});

test('an open check is resumed as it was, with what was answered', async () => {
  const first = await beginCheck(xiaoming, firstLesson, read);
  await answerAll(xiaoming, first.attempt, 5, read);
  const resumed = (await begin(read + hours(3))) as AttemptView;
  expect(resumed).toEqual({ ...first, answered: ['1', '2', '3', '4', '5'] });
});

test('two tabs begin one attempt', async () => {
  const views = await Promise.all([begin(), begin(), begin()]);
  expect(new Set(views.map((view) => JSON.stringify(view))).size).toBe(1);
  expect(await db().$count(attempts)).toBe(1);
});

test('an edited question changes no open check', async () => {
  const before = await beginCheck(xiaoming, firstLesson, read);
  await publishTestLesson(firstLesson, 1, [{ id: 'other', floorSeconds: 1 }]);
  expect(await begin(read + minutes(1))).toEqual(before);
});

test('a check that was passed is not taken again', async () => {
  await takeCheck(xiaoming, firstLesson, 4, read);
  expect(await begin(read + hours(48))).toEqual({ refused: 'already-completed' });
});

test('a retake waits a pause that doubles with each try', async () => {
  let at = read;
  for (const pause of [10, 20, 40, 80]) {
    await takeCheck(xiaoming, firstLesson, 3, at);
    expect(await begin(at)).toEqual({ refused: 'pause', retakeAt: at + minutes(pause) });
    expect(await begin(at + minutes(pause) - 1)).toMatchObject({ refused: 'pause' });
    at += minutes(pause);
  }
  expect(await begin(at)).toHaveProperty('attempt');
});

test('a retake draws other items', async () => {
  const first = await beginCheck(xiaoming, firstLesson, read);
  await answerAll(xiaoming, first.attempt, 0, read);
  await finishAttempt(xiaoming, first.attempt, read);
  const second = await beginCheck(xiaoming, firstLesson, read + minutes(10));
  const stems = [first, second].flatMap(({ items }) => items.map((item) => item.stem));
  expect(new Set(stems).size).toBe(10);
});

test('the pause of Xiaoming does not keep Xiaohong waiting', async () => {
  await takeCheck(xiaoming, firstLesson, 0, read);
  await readLesson(xiaohong, firstLesson, morning);
  expect(await begin(read, xiaohong)).toHaveProperty('attempt');
});

test('the keys that a review lesson told are of no use in the check of the lesson itself', async () => {
  await write([
    {
      sql: `update lesson_version_items set item_version_id = (
          select i.id from item_versions i join item_versions own on own.id = item_version_id
          where i.item_id = replace(own.item_id, :second, :first))
        where lesson_version_id = (select id from lesson_versions where lesson_id = :second)`,
      args: { first: firstLesson, second: secondLesson },
    },
  ]);
  const readBoth = await readLesson(xiaoming, secondLesson, read);
  const { attempt, items } = await beginCheck(xiaoming, secondLesson, readBoth);
  await answerAll(xiaoming, attempt, 0, readBoth);
  await finishAttempt(xiaoming, attempt, readBoth);
  // Others were shown all the rest more often.
  const sql = 'insert or ignore into item_exposure select id, 9 from item_versions';
  await write([{ sql, args: [] }]);
  const own = await beginCheck(xiaoming, firstLesson, readBoth);
  const stems = [...items, ...own.items].map((item) => item.stem);
  expect(new Set(stems).size).toBe(10);
});
