import { regionChain } from '#db/queries/people/place';
import { studentPlace } from '#db/queries/people/studentPlace';
import { gradeOf, schoolYearOf, yearOfSchooling } from '#domain/people/grade';
import { dayOf } from '#domain/time';

/** Of these competitions those that are for the student's region, or one above it, and grade. */
export async function invitedTo<T extends { regionCode: string; grades: readonly number[] }>(
  studentId: number,
  competitions: readonly T[],
  now: number,
): Promise<T[]> {
  const place = await studentPlace(studentId);
  if (!place) return [];
  const { stage, entryYear } = place.schoolClass;
  const grade = gradeOf(stage, entryYear, schoolYearOf(dayOf(now)));
  if (grade === undefined) return [];
  const year = yearOfSchooling(stage, grade);
  const codes = (await regionChain(place.school.regionCode)).map(({ code }) => code);
  return competitions.filter(
    ({ regionCode, grades }) => codes.includes(regionCode) && grades.includes(year),
  );
}
