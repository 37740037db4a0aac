import { gradeOf, schoolYearOf } from '#domain/people/grade';
import { stages } from '#domain/people/school';

/**
 * Which stages and entry years are in which grade that day, as SQL of a select with the columns
 * stage, entry_year, grade. A class that has left its stage has none: its students have graduated,
 * without a job of 1 September.
 * @param day YYYY-MM-DD
 */
export function gradesOn(day: string): string {
  const schoolYear = schoolYearOf(day);
  const longestStage = 6;
  return stages
    .flatMap((stage) =>
      Array.from({ length: longestStage }, (_, years) => {
        const entryYear = schoolYear - years;
        const grade = gradeOf(stage, entryYear, schoolYear);
        return grade && `select '${stage}' as stage, ${entryYear} as entry_year, ${grade} as grade`;
      }),
    )
    .filter(Boolean)
    .join(' union all ');
}
