import { type ConsentChange, noteConsent as note } from '#db/commands/people/consent';
import { consentsOf, statesBefore } from '#db/queries/people/consents';
import { classById } from '#db/queries/people/place';
import { isPreconditionFailure } from '#db/writer';
import { classNeedsConsent } from './openConsents.ts';

type By = { accountId: string; now: number };
export type ConsentNoted = { noted: number } | { refused: 'not-needed' | 'roster-changed' };

/**
 * Notes guardians' forms. Who is not of the class, and whose form already stands so, is left out.
 * @throws when there is no such class
 */
export async function noteConsent(
  classId: number,
  wanted: readonly ConsentChange[],
  { accountId, now }: By,
): Promise<ConsentNoted> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  if (!classNeedsConsent(found.schoolClass, now)) return { refused: 'not-needed' };
  const states = new Map((await consentsOf(classId)).map((row) => [row.studentId, row.state]));
  const changes = wanted.filter(({ studentId, state }) => {
    const stored = states.get(studentId);
    return stored !== undefined && stored !== state;
  });
  if (changes.length === 0) return { noted: 0 };
  try {
    await note(changes, { accountId, classId, schoolId: found.school.id, at: now });
  } catch (error) {
    if (isPreconditionFailure(error)) return { refused: 'roster-changed' };
    throw error;
  }
  return { noted: changes.length };
}

/**
 * Takes the own change of an instant back, as far as nobody changed the form since.
 * @throws when there is no such class
 */
export async function undoConsent(classId: number, at: number, by: By): Promise<ConsentNoted> {
  return noteConsent(classId, await statesBefore(classId, { accountId: by.accountId, at }), by);
}
