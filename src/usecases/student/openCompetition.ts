import { triesAt } from '#db/queries/competition/attempts';
import { type Competition, competitionById } from '#db/queries/competition/competitions';
import { itemsOf } from '#db/queries/learning/attempts';
import { phaseOf } from '#domain/learning/competition';
import { closeCompetitions } from './closeCompetitions.ts';
import { graceMs, resultTime } from './competitionTimes.ts';
import type { ResultView } from './finishAttempt.ts';
import { invitedTo } from './invitedTo.ts';

export type CompetitionResult = {
  score: number;
  of: number;
  items: (ResultView['items'][number] & { answered: boolean })[];
};

/** What its student sees of a competition. */
export type CompetitionView = {
  id: number;
  name: string;
  items: number;
  minutes: number;
  closesAt: number;
  graceSeconds: number;
  calledOff: boolean;
  resultAt: number;
} & (
  | { state: 'ready' }
  | { state: 'running'; leftMs: number }
  | { state: 'waiting' }
  | { state: 'result'; result: CompetitionResult }
);

/**
 * A competition for the student who is invited to it or took part.
 * @returns undefined before it opens, and when it is over without them
 */
export async function openCompetition(
  studentId: number,
  competitionId: number,
  now: number,
): Promise<CompetitionView | undefined> {
  const competition = await competitionById(competitionId);
  if (!competition) return undefined;
  const resultAt = resultTime(competition);
  if (now > resultAt) await closeCompetitions(now);
  const about = { ...aboutOf(competition), resultAt };
  const [mine] = await triesAt(studentId, [competitionId]);
  if (!mine) {
    const [invited] = await invitedTo(studentId, [competition], now);
    if (!invited || phaseOf(competition, now) !== 'open') return undefined;
    return { ...about, state: 'ready' };
  }
  if (now > resultAt) return { ...about, state: 'result', result: await resultOf(mine.id) };
  const leftMs = (mine.deadlineAt ?? 0) - now;
  if (mine.finishedAt === null && leftMs > 0) return { ...about, state: 'running', leftMs };
  return { ...about, state: 'waiting' };
}

const aboutOf = ({ id, name, items, minutes, closesAt, calledOffAt }: Competition) => ({
  ...{ id, name, items, minutes, closesAt },
  graceSeconds: graceMs() / 1000,
  calledOff: calledOffAt !== null,
});

/** Keys and feedback: only for a competition that is over. */
async function resultOf(attemptId: string): Promise<CompetitionResult> {
  const items = (await itemsOf(attemptId)).map(({ position, item, chosen }) => {
    const answer = item.options[chosen ?? -1];
    return {
      item: String(position),
      stem: item.stem,
      answered: answer !== undefined,
      chosen: answer?.text ?? '',
      right: chosen === item.key,
      key: item.options[item.key]?.text ?? '',
      feedback: answer?.feedback ?? '',
      why: item.why,
    };
  });
  return { score: items.filter(({ right }) => right).length, of: items.length, items };
}
