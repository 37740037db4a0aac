import { schoolById } from '#db/queries/people/place';
import { rosterOf, type StoredRoster } from '#db/queries/people/rosterOf';
import type { ClassKey } from '#domain/people/roster/classOf';
import type { CurrentStudent } from '#domain/people/roster/match';
import { hasGraduated } from '#domain/people/roster/transfer';
import { type Stage, stagesOf } from '#domain/people/school';

export type SchoolState = {
  id: number;
  name: string;
  regionCode: string;
  stored: StoredRoster;
  stages: readonly Stage[];
  /** Without those who were erased: they are nobody any more. */
  students: CurrentStudent[];
  classes: ClassKey[];
};

/**
 * A school with its students as the domain sees them: who sits in a class that has graduated
 * sits nowhere.
 * @param day today in Asia/Shanghai, YYYY-MM-DD
 * @throws when there is no such school
 */
export async function schoolState(schoolId: number, day: string): Promise<SchoolState> {
  const school = await schoolOf(schoolId);
  const stored = await rosterOf(schoolId);
  const classes = new Map(
    stored.classes.map(({ id, stage, entryYear, number }) => [id, { stage, entryYear, number }]),
  );
  const present = stored.seats.filter(({ erasedAt }) => erasedAt === null);
  return {
    id: school.id,
    name: school.name,
    regionCode: school.regionCode,
    stored,
    stages: stagesOf[school.kind],
    students: present.map(({ id, number, name, enrolmentId, classId, joinedOn }) => {
      const seat = classId === null ? undefined : classes.get(classId);
      const graduated = seat !== undefined && hasGraduated(seat, day);
      const schoolClass = seat && !graduated ? seat : null;
      return { id, number, name, schoolClass, graduated, enrolmentId, joinedOn };
    }),
    classes: [...classes.values()],
  };
}

/** The stages a school teaches. @throws when there is no such school */
export const stagesOfSchool = async (schoolId: number): Promise<readonly Stage[]> =>
  stagesOf[(await schoolOf(schoolId)).kind];

async function schoolOf(schoolId: number) {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  return school;
}
