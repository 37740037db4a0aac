import type { Competition } from '#db/queries/competition/competitions';
import { type ClassTally, classTallies, type Lists } from '#db/queries/competition/results';
import { overAt } from '#domain/learning/competition';
import { addTallies, bandOf, bands, type Tally } from '#domain/learning/competitionFigures';
import { gradeOf, schoolYearOf, yearOfSchooling } from '#domain/people/grade';
import { stages } from '#domain/people/school';
import { dayOf } from '#domain/time';

/** What a class or a school did, of how many on its list. */
export type Unit = Tally & { listed: number };
export type TalliedClass = Unit & Pick<ClassTally, 'classId' | 'stage' | 'entryYear' | 'number'>;

export const addUnits = (units: readonly Unit[]): Unit => ({
  ...addTallies(units),
  listed: units.reduce((sum, { listed }) => sum + listed, 0),
});

/** The lists that a competition is measured by: of the last day on which it could be taken. */
export const listDayOf = (competition: Competition): string => dayOf(overAt(competition) - 1);

export const listsOf = (competition: Competition, schoolId: number): Lists => {
  const day = listDayOf(competition);
  const years = yearsOf(competition.grades, day);
  return { competitionId: competition.id, schoolId, day, years };
};

/** What the invited classes of a school did. */
export async function tallySchool(
  competition: Competition,
  schoolId: number,
): Promise<TalliedClass[]> {
  const tallies = await classTallies(listsOf(competition, schoolId));
  return tallies.map(({ scores, ...tally }) => ({
    ...tally,
    bands: bandsOf(scores ?? '', competition.items),
  }));
}

/** `score:students` pairs, as the bands they fall into. */
function bandsOf(scores: string, items: number): number[] {
  const counts = bands.map(() => 0);
  for (const pair of scores.split(',').filter(Boolean)) {
    const [score = 0, students = 0] = pair.split(':').map(Number);
    const band = bandOf(score, items);
    counts[band] = (counts[band] ?? 0) + students;
  }
  return counts;
}

/** The stages and years of entry that are in these years of schooling on a day: junior-2026. */
function yearsOf(grades: readonly number[], day: string): string[] {
  const schoolYear = schoolYearOf(day);
  return stages.flatMap((stage) =>
    [1, 2, 3, 4, 5, 6].flatMap((grade) => {
      const entryYear = schoolYear - grade + 1;
      if (gradeOf(stage, entryYear, schoolYear) === undefined) return [];
      return grades.includes(yearOfSchooling(stage, grade)) ? [`${stage}-${entryYear}`] : [];
    }),
  );
}
