import { publishTestLesson } from './testLessons.ts';

/** The lessons of the demonstration county's year in tests, all of grade 7. */
export const countyLessons = ['test-1', 'test-2', 'test-3', 'test-4'];

/** Publishes four small lessons with 16 questions each. */
export async function publishTestLessons(): Promise<void> {
  for (const [i, lessonId] of countyLessons.entries()) await publishTestLesson(lessonId, i + 1);
}
