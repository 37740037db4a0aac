import type { Lesson } from './lesson.ts';

export type Step = { id: string; floorSeconds: number };

/** Characters that a reader of each age takes in per second. */
export type ReadingSpeeds = { primary: number; junior: number; senior: number };

/** Of quick readers: about twice the usual pace of silent reading at that age. */
export const quickReading: ReadingSpeeds = { primary: 9, junior: 12, senior: 15 };

/** Lessons name 中职 grades 21 to 23. */
const speedAt = (grade: number, { primary, junior, senior }: ReadingSpeeds): number =>
  grade <= 6 ? primary : grade <= 9 ? junior : senior;

const leastSeconds = 10;

/**
 * The steps a student passes, in order: each stop-and-think, the whole story, the facts, the
 * practice. Each has the least seconds an honest quick reader of this grade needs, so that the
 * sum is a floor for the lesson on the server's clock.
 */
export function stepsOf(
  lesson: Pick<Lesson, 'grade' | 'story' | 'factsHtml' | 'practice'>,
  speeds: ReadingSpeeds = quickReading,
): Step[] {
  const charactersPerSecond = speedAt(lesson.grade, speeds);
  const stops = lesson.story.filter((scene) => scene.stop);
  const storyLength = lesson.story
    .filter((scene) => !scene.stop)
    .reduce((sum, scene) => sum + scene.lines.reduce((n, line) => n + line.text.length, 0), 0);
  // A branch shows about two thirds of the scenes.
  const storySeconds = Math.max(
    leastSeconds,
    Math.round((storyLength * 2) / 3 / charactersPerSecond),
  );
  const textLength = lesson.factsHtml.replace(/<[^>]*>/g, '').length;
  return [
    ...stops.map((stop) => ({ id: stop.id, floorSeconds: leastSeconds })),
    { id: 'story', floorSeconds: storySeconds },
    {
      id: 'facts',
      floorSeconds: Math.max(leastSeconds, Math.round(textLength / charactersPerSecond)),
    },
    { id: 'practice', floorSeconds: 2 * leastSeconds },
  ];
}
