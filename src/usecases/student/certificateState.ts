import { currentLessons } from '#db/queries/learning/lessonVersion';
import { studentPlace } from '#db/queries/people/studentPlace';
import { ownLessons } from '#db/queries/record/ownLessons';
import { requirementsOfGrade } from '#db/queries/record/requirementsOfGrade';
import { counts } from '#domain/indicators/evidence';
import { type Earned, termsAskedFor } from '#domain/learning/certificate';
import { gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';

export type CertificateState = {
  of: Earned;
  /** Ids of the lessons that are asked for. */
  lessons: string[];
  /** Titles of those not completed on evidence A or B. */
  missing: string[];
};

/**
 * How far a student is from the certificate of their grade. It asks for every published lesson
 * that the terms of this school year which have begun require of the grade.
 * @returns undefined without a grade or without a requirement (无任务)
 */
export async function certificateState(
  studentId: number,
  now: number,
): Promise<CertificateState | undefined> {
  const today = dayOf(now);
  const schoolYear = schoolYearOf(today);
  const { stage, entryYear } = (await studentPlace(studentId))?.schoolClass ?? {};
  const grade = stage && entryYear && gradeOf(stage, entryYear, schoolYear);
  if (!stage || !grade) return undefined;
  const [required, published, own] = await Promise.all([
    requirementsOfGrade(stage, grade),
    currentLessons(),
    ownLessons(studentId),
  ]);
  const ids = new Set(termsAskedFor(required, today).map(({ lessonId }) => lessonId));
  const asked = published.filter(({ lessonId }) => ids.has(lessonId));
  if (asked.length === 0) return undefined;
  const done = new Set(
    own.flatMap(({ lessonId, completedBy }) =>
      completedBy !== null && counts(completedBy) ? [lessonId] : [],
    ),
  );
  return {
    of: { stage, grade, schoolYear },
    lessons: asked.map(({ lessonId }) => lessonId),
    missing: asked.filter(({ lessonId }) => !done.has(lessonId)).map(({ title }) => title),
  };
}
