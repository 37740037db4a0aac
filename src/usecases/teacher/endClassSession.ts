import { endClassSession as end } from '#db/commands/people/classSession';
import { sessionOfClass } from '#db/queries/people/classSession';
import { classById } from '#db/queries/people/place';
import { roomList } from '#db/queries/people/roomList';
import { isPreconditionFailure } from '#db/writer';

/**
 * Ends the running session of a class; everyone who signed in from its list is signed out.
 * @returns how many these were; undefined when none runs
 * @throws when there is no such class
 */
export async function endClassSession(
  classId: number,
  { accountId, now }: { accountId: string; now: number },
): Promise<number | undefined> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const running = await sessionOfClass(classId, now);
  if (!running) return undefined;
  const seats = await roomList(running, now);
  const signedIn = seats.filter((seat) => seat.signedIn).length;
  try {
    await end(running.id, signedIn, { accountId, classId, schoolId: found.school.id, at: now });
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return undefined;
  }
  return signedIn;
}
