import type { Lesson } from './lesson.ts';

export type Step = { id: string; floorSeconds: number };

/** Characters a quick reader of this age takes in per second; twice the usual silent reading speed. */
const quickReadingPerSecond = 12;
const leastSeconds = 10;

/**
 * The steps a student passes, in order: each stop-and-think, the whole story, the facts, the
 * practice. Each has the least seconds an honest quick reader needs, so that the sum is a
 * floor for the lesson on the server's clock.
 */
export function stepsOf(lesson: Pick<Lesson, 'story' | 'factsHtml' | 'practice'>): Step[] {
  const stops = lesson.story.filter((scene) => scene.stop);
  const storyLength = lesson.story
    .filter((scene) => !scene.stop)
    .reduce((sum, scene) => sum + scene.lines.reduce((n, line) => n + line.text.length, 0), 0);
  // A branch shows about two thirds of the scenes.
  const storySeconds = Math.max(
    leastSeconds,
    Math.round((storyLength * 2) / 3 / quickReadingPerSecond),
  );
  const textLength = lesson.factsHtml.replace(/<[^>]*>/g, '').length;
  return [
    ...stops.map((stop) => ({ id: stop.id, floorSeconds: leastSeconds })),
    { id: 'story', floorSeconds: storySeconds },
    {
      id: 'facts',
      floorSeconds: Math.max(leastSeconds, Math.round(textLength / quickReadingPerSecond)),
    },
    { id: 'practice', floorSeconds: 2 * leastSeconds },
  ];
}
