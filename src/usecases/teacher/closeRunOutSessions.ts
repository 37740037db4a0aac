import { closeRunOut } from '#db/commands/people/classSession';
import { sessionsRunOut } from '#db/queries/people/classSession';
import { isPreconditionFailure } from '#db/writer';

/** Ends the class sessions whose time has run out, and settles what they are worth. */
export async function closeRunOutSessions(now: number): Promise<void> {
  for (const session of await sessionsRunOut(now)) {
    await closeRunOut(session, now).catch((error) => {
      // Another request was faster, or the teacher has extended it.
      if (!isPreconditionFailure(error)) throw error;
    });
  }
}
