import { callOffCompetition } from '#db/commands/competition/callOffCompetition';
import { isPreconditionFailure } from '#db/writer';

/**
 * Calls off a competition of this region.
 * @returns whether it was still to be called off
 */
export async function callOff(
  competition: { id: number; regionCode: string },
  by: { accountId: string; now: number },
): Promise<boolean> {
  try {
    await callOffCompetition(competition, by);
    return true;
  } catch (error) {
    if (isPreconditionFailure(error)) return false;
    throw error;
  }
}
