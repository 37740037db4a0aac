import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connection, db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import { seenItems } from '#db/queries/record/seenItems';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, morning } from '#tests/support/clock';
import { rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { beginCheck, readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { erasePupil } from '#usecases/school/pupil/erasePupil';
import { exportPupil } from '#usecases/school/pupil/exportPupil';
import { answerReview } from '#usecases/student/answerReview';
import { nextReview, openReview } from '#usecases/student/nextReview';

const day = hours(24);
const me = xiaoming.studentId;
let read: number;
let later: number;

/** Xiaoming read the first lesson and took its check with two of five right. */
beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  read = await readLesson(xiaoming, firstLesson, morning);
  await takeCheck(xiaoming, firstLesson, 2, read);
  later = read + 10 * day;
});
afterEach(closeTestDatabase);

async function nextOne(at = later, lesson?: string) {
  const next = await nextReview(me, lesson, at);
  if (!next) throw new Error('nothing to review');
  return next;
}

/** Answers what comes next, rightly or not. */
async function practise(right: boolean, at = later) {
  const { question, dealt, left } = await nextOne(at);
  const [item] = await db()
    .select()
    .from(t.itemVersions)
    .where(eq(t.itemVersions.id, dealt.itemVersionId));
  const place = dealt.options.findIndex((option) => (option === item?.key) === right);
  const said = await answerReview(me, dealt, dealt.optionIds[place] ?? '', at);
  return { question, left, said, item };
}

test('there is nothing to practise before the first finished check, nor in an open one', async () => {
  const hers = xiaohong.studentId;
  expect(await nextReview(hers, undefined, later)).toBeUndefined();
  const end = await readLesson(xiaohong, firstLesson, morning);
  await beginCheck(xiaohong, firstLesson, end);
  expect(await nextReview(hers, undefined, later)).toBeUndefined();
  expect(await openReview(hers)).toEqual([]);
  expect(await openReview(me)).toEqual([{ id: firstLesson, title: '第1课' }]);
});

test('the five questions of the check are due some days later, each once, and then it is practice', async () => {
  const stems = new Set<string>();
  for (const left of [5, 4, 3, 2, 1]) {
    const asked = await practise(true);
    expect(asked).toMatchObject({ left, question: { due: true, lesson: '第1课' } });
    stems.add(asked.question.stem);
  }
  expect(stems.size).toBe(5);
  const practised = new Set<string>();
  for (let n = 0; n < 5; n += 1) {
    const { question, left } = await practise(n % 2 === 0, later + n + 1);
    expect([question.due, left]).toEqual([false, 0]);
    practised.add(question.stem);
  }
  expect(practised, 'practice goes round all of them').toEqual(stems);
});

test('on the day of the check only practice is offered', async () => {
  expect((await nextOne(read)).question.due).toBe(false);
});

test('what is asked holds no key; the answer tells it, with feedback and reason', async () => {
  const { question, dealt } = await nextOne();
  expect(Object.keys(question).sort()).toEqual(['due', 'lesson', 'options', 'stem']);
  for (const option of question.options) expect(Object.keys(option)).toEqual(['id', 'text']);
  expect(question.options.map(({ id }) => id)).toEqual(dealt.optionIds);
  const { said, item } = await practise(false);
  expect(said).toEqual({
    right: false,
    key: item?.options[item.key]?.text,
    feedback: expect.stringContaining('反馈'),
    why: item?.why,
  });
  expect((await practise(true)).said).toMatchObject({ right: true });
});

test('an option that was not shown is refused, and so is an item nobody was shown', async () => {
  const { dealt } = await nextOne();
  expect(await answerReview(me, dealt, 'none', later)).toEqual({ refused: 'no-option' });
  const option = dealt.optionIds[0] ?? '';
  const hers = await answerReview(xiaohong.studentId, dealt, option, later);
  expect(hers).toEqual({ refused: 'gone' });
  const stored = await db().select().from(t.reviewCards);
  expect(stored).toEqual([]);
});

test('practice moves the card of the item and nothing else in the whole database', async () => {
  const before = await everythingBut('review_cards');
  for (let n = 0; n < 8; n += 1) await practise(n % 3 === 0, later + n);
  expect(await everythingBut('review_cards')).toEqual(before);
  expect(await recount(rollId)).toEqual({ differences: [] });
  const cards = await db().select().from(t.reviewCards);
  expect(cards).toHaveLength(5);
  for (const { dueAt, card } of cards) expect(card.due).toBe(dueAt);
});

test('retired items and those of an open check are left out', async () => {
  const [first, second] = await seenItems(me);
  await write([
    db()
      .insert(t.itemDecisions)
      .values({
        ...{ itemId: first?.itemId ?? '', decision: 'retired', reason: '过时' },
        ...{ accountId: 'staff-5', at: later },
      }),
  ]);
  expect((await seenItems(me)).map(({ itemId }) => itemId)).not.toContain(first?.itemId);
  const { attempt } = await beginCheck(xiaoming, firstLesson, later);
  await write([
    {
      sql: 'update attempt_items set item_version_id = ? where attempt_id = ? and position = 1',
      args: [second?.itemVersionId, attempt],
    },
  ]);
  expect(await seenItems(me)).toHaveLength(3);
});

test('a version whose right answer was changed since is left out, a smoothed wording is not', async () => {
  const [first, second] = await seenItems(me);
  await publishAgain(first?.itemVersionId, { stem: '换了说法的题干' });
  expect(await seenItems(me)).toHaveLength(5);
  await publishAgain(second?.itemVersionId, { key: 3 }, { key: 0 });
  expect(await seenItems(me)).toHaveLength(4);
});

test('items of a competition never come to practice', async () => {
  await write([
    db()
      .insert(t.competitions)
      .values({
        ...{ id: 1, regionCode: busy.regionCode, name: '竞赛', grades: [7], items: 5, minutes: 10 },
        ...{ opensAt: morning, closesAt: later, accountId: 'staff-5', createdAt: morning },
      }),
    { sql: `update attempts set kind = 'competition', competition_id = 1`, args: [] },
  ]);
  expect(await seenItems(me)).toEqual([]);
  await write([
    { sql: `update attempts set kind = 'booster', term_id = '2026-autumn', weeks = 4`, args: [] },
  ]);
  expect(await seenItems(me)).toHaveLength(5);
});

test('practice can keep to one lesson', async () => {
  const end = await readLesson(xiaoming, secondLesson, morning);
  await takeCheck(xiaoming, secondLesson, 5, end);
  expect((await openReview(me)).map(({ id }) => id)).toEqual([firstLesson, secondLesson]);
  expect((await nextOne(later, secondLesson)).question.lesson).toBe('第2课');
  expect(await nextReview(me, 'none', later)).toBeUndefined();
});

test('the family gets told how many questions the review remembers, and erasing forgets them', async () => {
  await practise(true);
  const by = { accountId: busy.admin.accountId, now: later };
  expect(await exportPupil(me, by)).toMatchObject({ review: { questions: 1 }, certificates: [] });
  await erasePupil(me, xiaoming.number, by);
  expect(await db().select().from(t.reviewCards)).toEqual([]);
});

/** Publishes an item anew with changes; `unless` changes it otherwise where that is so already. */
async function publishAgain(
  versionId: number | undefined,
  change: Partial<typeof t.itemVersions.$inferInsert>,
  unless: typeof change = change,
) {
  const [found] = await db()
    .select()
    .from(t.itemVersions)
    .where(eq(t.itemVersions.id, versionId ?? 0));
  if (!found) throw new Error('no item');
  const { id: _, ...item } = found;
  const changed = item.key === change.key ? unless : change;
  const values = { ...item, ...changed, digest: `${item.digest} again` };
  await write([db().insert(t.itemVersions).values(values)]);
}

/** Every row of every other table. */
async function everythingBut(left: string) {
  const { rows } = await connection().reader.execute(
    `select name from sqlite_master where type = 'table' and name not like 'sqlite%'`,
  );
  const tables = rows.map(({ name }) => String(name)).filter((name) => name !== left);
  return Promise.all(
    tables.map(async (name) => (await connection().reader.execute(`select * from ${name}`)).rows),
  );
}
