import { afterEach, beforeEach, expect, test } from 'vitest';
import { requirementsOf, termOn } from '#db/queries/learning/term';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { countyLessons, publishTestLessons } from '#tests/support/lessons';
import { openPresentTerm } from '#usecases/operator/openPresentTerm';

const november = Date.parse('2026-11-22T08:00:00+08:00');
const lastOfJanuary = Date.parse('2027-01-31T23:59:00+08:00');
const firstOfFebruary = Date.parse('2027-02-01T03:17:00+08:00');

beforeEach(async () => {
  await openTestDatabase();
  await publishTestLessons();
});
afterEach(closeTestDatabase);

test('an empty installation gets the term of the day, which asks each grade for the first half of its lessons', async () => {
  expect(await termOn('2026-11-22')).toBeUndefined();
  expect(await openPresentTerm(november)).toBe(true);
  expect(await termOn('2026-11-22')).toEqual({
    id: '2026-autumn',
    name: '2026年秋季学期',
    startsOn: '2026-09-01',
    endsOn: '2027-01-31',
    freezesOn: '2026-09-30',
  });
  const asked = await requirementsOf('2026-autumn', 'junior', 1);
  expect(asked.map(({ lessonId }) => lessonId)).toEqual(countyLessons.slice(0, 2));
  expect(asked[0]?.dueOn).toBe('2027-01-31');
  expect(await requirementsOf('2026-autumn', 'senior', 3)).toEqual([]);
});

test('a term that is there stays as it is, and the next one comes when it is over', async () => {
  await openPresentTerm(november);
  expect(await openPresentTerm(lastOfJanuary)).toBe(false);
  expect(await openPresentTerm(firstOfFebruary)).toBe(true);
  expect(await termOn('2027-02-01')).toMatchObject({ id: '2027-spring', freezesOn: '2027-03-01' });
  const asked = await requirementsOf('2027-spring', 'junior', 1);
  expect(asked.map(({ lessonId }) => lessonId)).toEqual(countyLessons.slice(2));
});
