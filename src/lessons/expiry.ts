import type { ReadLesson } from './readLessons.ts';

/**
 * Facts and questions whose review is overdue: they stop a release, and only warn before.
 * @param today YYYY-MM-DD
 */
export function expiredFacts(lessons: readonly ReadLesson[], today: string): string[] {
  return lessons.flatMap(({ lesson, items }) => [
    ...lesson.sources
      .filter(({ reviewBy }) => reviewBy < today)
      .map(({ id, reviewBy }) => `${lesson.id}：来源“${id}”过了核对日期 ${reviewBy}，请重新核对。`),
    ...items
      .filter(({ reviewBy }) => reviewBy < today)
      .map(({ id, reviewBy }) => `${lesson.id}：题目“${id}”过了核对日期 ${reviewBy}，请重新核对。`),
  ]);
}
