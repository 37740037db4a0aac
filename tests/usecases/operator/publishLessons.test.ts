import { afterEach, beforeEach, expect, test } from 'vitest';
import { bankOf, currentLesson } from '#db/queries/learning/lessonVersion';
import { readLessons } from '#lessons/readLessons';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { publishLessons } from '#usecases/operator/publishLessons';

beforeEach(openTestDatabase);
afterEach(closeTestDatabase);

const bank = async (lesson: string) => bankOf((await currentLesson(lesson))?.id ?? 0);

test('all of content/ is published once, and again only when it changes', async () => {
  const { length } = await readLessons('content');
  expect(await publishLessons('content', 1)).toBe(length);
  expect(await publishLessons('content', 2)).toBe(0);
  expect((await currentLesson('09-new-friends'))?.publishedAt).toBe(1);
});

test('a lesson draws on its own bank, the booster on those of its unit too', async () => {
  await publishLessons('content', 1);
  const own = await bank('20-science-of-addiction');
  expect(new Set(own.map(({ lesson }) => lesson))).toEqual(new Set(['20-science-of-addiction']));
  const unit = await bank('31-before-leaving');
  expect(new Set(unit.map(({ lesson }) => lesson)).size).toBe(9);
  expect(unit.length).toBeGreaterThanOrEqual(9 * 14);
});
