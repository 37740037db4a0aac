import { gradeName } from '#domain/people/grade';

/** The grade a lesson is written for, as schools say it; 21 is the first year of 中职. */
export function lessonGradeName(grade: number): string {
  if (grade > 20) return gradeName('vocational', grade - 20);
  if (grade > 9) return gradeName('senior', grade - 9);
  return grade > 6 ? gradeName('junior', grade - 6) : gradeName('primary', grade);
}
