import { currentLessons } from '#db/queries/learning/lessonVersion';
import { requirementsOf, termOn } from '#db/queries/learning/term';
import { gradeOf, schoolYearOf } from '#domain/people/grade';
import type { Stage } from '#domain/people/school';

export type LessonToTeach = { id: string; number: number; title: string };

/** The lessons required of a class this term, which a class session may teach to all together. */
export async function lessonsToTeach(
  { stage, entryYear }: { stage: Stage; entryYear: number },
  today: string,
): Promise<LessonToTeach[]> {
  const term = await termOn(today);
  const grade = gradeOf(stage, entryYear, schoolYearOf(today));
  if (!term || !grade) return [];
  const [required, published] = await Promise.all([
    requirementsOf(term.id, stage, grade),
    currentLessons(),
  ]);
  return required.flatMap(({ lessonId }) => {
    const lesson = published.find((each) => each.lessonId === lessonId);
    return lesson ? [{ id: lessonId, number: lesson.number, title: lesson.title }] : [];
  });
}
