import { confirmationsOf, officialNumbers } from '#db/queries/indicators/confirmations';
import { listsOn } from '#db/queries/indicators/rollOn';
import { schoolsThere } from '#db/queries/indicators/schoolsShown';
import {
  type ConfirmationState,
  confirmationFor,
  confirmationState,
} from '#domain/indicators/confirmation';
import { schoolYearOf } from '#domain/people/grade';

/** What a school says about its list of a date. */
export type SchoolState = {
  id: number;
  code: string;
  name: string;
  /** On its list that day. */
  students: number;
  state: ConfirmationState;
  /** How many it confirmed, last or for that day. */
  confirmed?: number;
  /** As reported for the school year; absent: not entered. */
  official?: number;
};

/** The schools that were in these regions on a date, in code order. */
export async function schoolStates(
  codes: readonly string[],
  termId: string,
  day: string,
): Promise<SchoolState[]> {
  const schools = await schoolsThere(codes, day);
  const ids = schools.map(({ id }) => id);
  const [lists, confirmations, officials] = await Promise.all([
    listsOn({ codes }, day),
    confirmationsOf(termId, ids),
    officialNumbers(schoolYearOf(day), ids),
  ]);
  return schools.map(({ id, code, name }) => {
    const list = lists.find(({ schoolId }) => schoolId === id);
    const mine = confirmations.filter(({ schoolId }) => schoolId === id);
    const newest = confirmationFor(mine, day);
    const official = officials.get(id);
    return {
      ...{ id, code, name },
      students: list?.students ?? 0,
      state: confirmationState(newest?.digest, list?.digest),
      ...(newest && { confirmed: newest.students }),
      ...(official !== undefined && { official }),
    };
  });
}

/** Has students and has not confirmed that they are these. */
export const lacksConfirmation = ({ students, state }: SchoolState): boolean =>
  students > 0 && state !== 'confirmed';
