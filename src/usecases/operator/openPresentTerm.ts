import { openTerm } from '#db/commands/learning/openTerm';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import { termOn } from '#db/queries/learning/term';
import { askedIn, gradesWithTask, lessonGrade, termOf } from '#domain/learning/term';
import { dayOf } from '#domain/time';

/**
 * Sees to it that today lies in a term: without one no roll can be frozen and nothing is asked of
 * anybody. The new one has the usual dates and asks of each grade the half year's lessons of it.
 * @returns whether there was none
 */
export async function openPresentTerm(now: number): Promise<boolean> {
  const today = dayOf(now);
  if (await termOn(today)) return false;
  const term = termOf(today);
  const lessons = await currentLessons();
  const asks = gradesWithTask.flatMap(({ stage, grade }) => {
    const ofGrade = lessons.filter((lesson) => lesson.grade === lessonGrade(stage, grade));
    return askedIn(term, ofGrade).map(({ lessonId }) => ({ stage, grade, lessonId }));
  });
  await openTerm(term, asks);
  return true;
}
