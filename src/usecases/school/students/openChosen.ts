import { noteRead } from '#db/commands/audit/noteRead';
import { classesOf } from '#db/queries/people/classesOf';
import { schoolById } from '#db/queries/people/place';
import { dayOf } from '#domain/time';
import { type SeatedRow, studentsIn } from './seated.ts';
import { type Targets, targetsOf } from './targets.ts';

export type ChosenView = {
  school: { id: number; name: string };
  /** Those of the chosen that still sit; who left meanwhile is not here. */
  students: SeatedRow[];
  targets: Targets;
  today: string;
};

/**
 * The students who were ticked, to be looked at before something is done to them. Opening it is
 * noted.
 * @throws when there is no such school
 */
export async function openChosen(
  schoolId: number,
  seats: readonly number[],
  by: { accountId: string; now: number },
): Promise<ChosenView> {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const today = dayOf(by.now);
  const [classes, students] = await Promise.all([
    classesOf(schoolId),
    studentsIn(schoolId, seats, today),
  ]);
  await noteRead(by.accountId, { subject: `school ${schoolId}`, schoolId }, by.now);
  return {
    school: { id: school.id, name: school.name },
    students,
    targets: targetsOf({ kind: school.kind, classes, today }),
    today,
  };
}
