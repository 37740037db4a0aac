import { randomInt, randomUUID } from 'node:crypto';
import { startAttempt as saveAttempt } from '#db/commands/learning/attempts';
import { competitionBank, triesAt } from '#db/queries/competition/attempts';
import { type Competition, competitionById } from '#db/queries/competition/competitions';
import type { Attempt } from '#db/queries/learning/attempts';
import { isConstraintFailure } from '#db/writer';
import { deadlineOf, drawCompetition, phaseOf } from '#domain/learning/competition';
import { resultTime } from './competitionTimes.ts';
import { type AttemptView, draw, questionsOf } from './drawn.ts';
import { invitedTo } from './invitedTo.ts';

export type CompetitionRefused =
  | { refused: 'not-found' }
  | { refused: 'competition-over' }
  | { refused: 'competition-done'; resultAt: number };

/**
 * Begins a student's one try at a competition, or resumes it while it is open. The questions are
 * drawn from its unpublished bank, and the clock runs on the server from now on.
 */
export async function startCompetition(
  studentId: number,
  competitionId: number,
  now: number,
): Promise<AttemptView | CompetitionRefused> {
  const competition = await competitionById(competitionId);
  if (!competition) return { refused: 'not-found' };
  const [mine] = await triesAt(studentId, [competitionId]);
  if (mine) return resume(competition, mine, now);

  const phase = phaseOf(competition, now);
  const [invited] = await invitedTo(studentId, [competition], now);
  if (!invited || phase === 'soon') return { refused: 'not-found' };
  if (phase !== 'open') return { refused: 'competition-over' };
  const { closesAt, minutes, items } = competition;
  const id = randomUUID();
  const deadlineAt = deadlineOf(closesAt, minutes, now);
  const bank = drawCompetition(await competitionBank(competitionId), items, randomInt);
  try {
    await saveAttempt(
      {
        ...{ id, studentId, kind: 'competition', competitionId, deadlineAt },
        ...{ ordinal: 1, passMark: 0, startedAt: now },
      },
      draw(bank, new Set(), items),
    );
  } catch (error) {
    // Another tab began it; that one is shown.
    if (isConstraintFailure(error)) return startCompetition(studentId, competitionId, now);
    throw error;
  }
  return view(competition, id, deadlineAt, now);
}

function resume(competition: Competition, { id, finishedAt, deadlineAt }: Attempt, now: number) {
  const resultAt = resultTime(competition);
  if (finishedAt !== null || now > resultAt)
    return { refused: 'competition-done', resultAt } as const;
  return view(competition, id, deadlineAt ?? 0, now);
}

async function view({ name }: Competition, attempt: string, deadlineAt: number, now: number) {
  const leftMs = Math.max(0, deadlineAt - now);
  return { attempt, title: name, leftMs, ...(await questionsOf(attempt)) };
}
