import { expect, test } from 'vitest';
import { nextToReview, reviewed } from '#domain/learning/review';
import { dayOf } from '#domain/time';
import { hours, morning, today } from '#tests/support/clock';

const day = hours(24);
const daysUntil = (due: number) => (due - morning) / day;

test('what was wrong comes back tomorrow, what was right some days later', () => {
  const wrong = reviewed(undefined, false, morning);
  const right = reviewed(undefined, true, morning);
  expect(daysUntil(wrong.due)).toBe(1);
  expect(daysUntil(right.due)).toBeGreaterThanOrEqual(2);
  expect(right).toMatchObject({ reps: 1, lapses: 0, last_review: morning });
});

test('what is known again and again comes back ever later, and a slip brings it near', () => {
  let memory = reviewed(undefined, true, morning);
  let pause = 0;
  for (let n = 0; n < 4; n += 1) {
    const at = memory.due;
    memory = reviewed(memory, true, at);
    expect(memory.due - at).toBeGreaterThan(pause);
    pause = memory.due - at;
  }
  const slipped = reviewed(memory, false, memory.due);
  expect(slipped.due - memory.due).toBeLessThan(pause);
  expect(slipped.lapses).toBe(1);
});

test('the same answer at the same time gives the same plan, in numbers that JSON keeps', () => {
  const memory = reviewed(reviewed(undefined, true, morning), false, morning + 3 * day);
  expect(reviewed(reviewed(undefined, true, morning), false, morning + 3 * day)).toEqual(memory);
  expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
  for (const value of Object.values(memory)) expect(value).toEqual(expect.any(Number));
});

const item = (id: string, right: boolean, at: number) => ({
  id,
  memory: reviewed(undefined, right, at),
});

test('due items come first, the longest due before the others', () => {
  const items = [
    item('fresh', true, morning),
    item('late', false, morning - 9 * day),
    item('due today', false, morning - day + hours(3)),
  ];
  expect(nextToReview(items, today)).toMatchObject({ item: { id: 'late' }, due: true, left: 2 });
});

test('when nothing is due, practice takes what was not asked for the longest time', () => {
  const items = [item('now', true, morning), item('an hour ago', true, morning - hours(1))];
  expect(nextToReview(items, today)).toMatchObject({
    ...{ item: { id: 'an hour ago' }, due: false, left: 0 },
  });
  expect(nextToReview([], today)).toBeUndefined();
});

test('a whole day is due at once: what was answered in the afternoon is there next morning', () => {
  const afternoon = item('afternoon', false, morning - day + hours(6));
  expect(afternoon.memory.due).toBeGreaterThan(morning);
  expect(dayOf(afternoon.memory.due)).toBe(today);
  expect(nextToReview([afternoon], today)).toMatchObject({ due: true });
});
