import { expect, test } from 'vitest';
import type { Lesson, Scene } from '#domain/learning/lesson';
import { stepsOf } from '#domain/learning/steps';

const scene = (id: string, letters: number, stop = false): Scene => ({
  id,
  title: id,
  lines: [{ who: 'narrator', text: '字'.repeat(letters) }],
  choices: [],
  ...(stop && { stop: { question: '?', options: [] } }),
});
const practice: Lesson['practice'] = { intro: '', kind: 'order', goal: '', steps: [] };
const lesson = (story: Scene[], factsHtml: string, grade = 7) =>
  stepsOf({ grade, story, factsHtml, practice });

test('a lesson has a step for each stop, then the story, the facts and the practice', () => {
  const steps = lesson(
    [scene('a', 10), scene('stop-1', 5, true), scene('b', 10), scene('stop-2', 5, true)],
    '',
  );
  expect(steps.map((step) => step.id)).toEqual(['stop-1', 'stop-2', 'story', 'facts', 'practice']);
});

test('longer texts take longer, by a quick reader’s pace', () => {
  const [story, facts] = lesson([scene('a', 1800)], `<p>${'字'.repeat(600)}</p>`);
  expect(story?.floorSeconds).toBe(100);
  expect(facts?.floorSeconds).toBe(50);
});

test('markup takes no time to read', () => {
  const [, plain] = lesson([], '字'.repeat(600));
  const [, marked] = lesson([], `<p class="very-long-class-name">${'<b>字</b>'.repeat(600)}</p>`);
  expect(marked).toEqual(plain);
});

test('every step takes ten seconds at least', () => {
  for (const { floorSeconds } of lesson([scene('stop-1', 1, true)], '')) {
    expect(floorSeconds).toBeGreaterThanOrEqual(10);
  }
});

test('younger readers are given more time for the same text, older ones less', () => {
  const seconds = [5, 6, 7, 9, 10, 12, 21].map(
    (grade) => lesson([], '字'.repeat(900), grade)[1]?.floorSeconds,
  );
  expect(seconds).toEqual([100, 100, 75, 75, 60, 60, 60]);
});

test('an operator can set the speeds', () => {
  const speeds = { primary: 3, junior: 6, senior: 9 };
  const [, facts] = stepsOf({ grade: 8, story: [], factsHtml: '字'.repeat(600), practice }, speeds);
  expect(facts?.floorSeconds).toBe(100);
});
