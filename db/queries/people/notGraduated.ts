import { gradeOf, schoolYearOf } from '#domain/people/grade';
import { type Stage, stages } from '#domain/people/school';

/**
 * SQL that is true of classes that have not left their stage by that day, those of the coming
 * school year included: their students must not be forgotten when a school ends.
 * @param alias of school_classes
 * @param day YYYY-MM-DD
 */
export function notGraduatedOn(day: string, alias: string): string {
  const cases = stages.map((stage) => `when '${stage}' then ${oldestYear(stage, day)}`).join(' ');
  return `${alias}.entry_year >= case ${alias}.stage ${cases} end`;
}

/** Entry year of the last grade of a stage. */
function oldestYear(stage: Stage, day: string): number {
  let year = schoolYearOf(day);
  while (gradeOf(stage, year - 1, schoolYearOf(day)) !== undefined) year--;
  return year;
}
