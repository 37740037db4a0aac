import { finishCompetition as saveEnd } from '#db/commands/competition/finish';
import { competitionById } from '#db/queries/competition/competitions';
import type { Attempt } from '#db/queries/learning/attempts';
import { isPreconditionFailure } from '#db/writer';
import { attemptEvidence } from '#domain/indicators/evidence';
import { resultTime } from './competitionTimes.ts';
import type { Student } from './takeLesson.ts';

/** Handed in; there is no result before `resultAt`, ms. */
export type Pending = { pending: true; resultAt: number };

/**
 * Ends a try at a competition, with questions unanswered if the student likes; asking again is the
 * same. The result is on the competition's page once the window has closed, never here.
 */
export async function finishCompetition(
  { resetAt, classSession }: Student,
  attempt: Attempt & { competitionId: number },
  now: number,
): Promise<Pending> {
  const { id: attemptId, studentId, competitionId, startedAt, finishedAt } = attempt;
  if (finishedAt === null) {
    const ends = { startedAt, finishedAt: now };
    const evidence = attemptEvidence(ends, resetAt, classSession);
    await saveEnd({ attemptId, studentId, ...evidence, now }).catch((error) => {
      // Another tab finished it first, or the clock did.
      if (!isPreconditionFailure(error)) throw error;
    });
  }
  const competition = await competitionById(competitionId);
  if (!competition) throw new Error(`no competition ${competitionId}`);
  return { pending: true, resultAt: resultTime(competition) };
}
