import { schoolById } from '#db/queries/people/place';
import { rosterOf, type StoredRoster } from '#db/queries/people/rosterOf';
import type { ClassKey } from '#domain/people/roster/classOf';
import type { CurrentStudent } from '#domain/people/roster/match';
import { type Stage, stagesOf } from '#domain/people/school';

export type SchoolState = {
  name: string;
  stored: StoredRoster;
  stages: readonly Stage[];
  students: CurrentStudent[];
  classes: ClassKey[];
};

/** A school with its students as the domain sees them. @throws when there is no such school */
export async function schoolState(schoolId: number): Promise<SchoolState> {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const stored = await rosterOf(schoolId);
  const classes = new Map(
    stored.classes.map(({ id, stage, entryYear, number }) => [id, { stage, entryYear, number }]),
  );
  return {
    name: school.name,
    stored,
    stages: stagesOf[school.kind],
    students: stored.seats.map(({ classId, ...seat }) => ({
      ...seat,
      schoolClass: classId === null ? null : (classes.get(classId) ?? null),
    })),
    classes: [...classes.values()],
  };
}
