import { endClassSession as end } from '#db/commands/people/classSession';
import { sessionOfClass } from '#db/queries/people/classSession';
import { classById } from '#db/queries/people/place';
import { roomList } from '#db/queries/people/roomList';
import { isPreconditionFailure } from '#db/writer';
import { isTooShort } from '#domain/people/classSession';
import { settings } from '#server/settings';

export type SessionEnd =
  | { signedIn: number; demoted: boolean }
  /** It would be class C: not ended until that is confirmed. */
  | { refused: 'too-short' }
  | { refused: 'not-running' };

/**
 * Ends the running session of a class; everyone who signed in from its list is signed out. One of
 * class A that has not lasted long enough becomes class C with all its acts, if that is confirmed.
 * @throws when there is no such class
 */
export async function endClassSession(
  classId: number,
  { accountId, now }: { accountId: string; now: number },
  confirmed = false,
): Promise<SessionEnd> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const running = await sessionOfClass(classId, now);
  if (!running) return { refused: 'not-running' };
  const { id, openedAt, evidence } = running;
  const demoted = evidence === 'A' && isTooShort(openedAt, now, settings().classSessionMinutes);
  if (demoted && !confirmed) return { refused: 'too-short' };
  const signedIn = (await roomList(running, now)).filter((seat) => seat.signedIn).length;
  const by = { accountId, classId, schoolId: found.school.id, at: now };
  try {
    await end({ id, openedAt, demoted, signedIn }, by);
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return { refused: 'not-running' };
  }
  return { signedIn, demoted };
}
