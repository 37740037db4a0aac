import { triesAt } from '#db/queries/competition/attempts';
import { competitionsSince } from '#db/queries/competition/competitions';
import { phaseOf } from '#domain/learning/competition';
import { resultTime } from './competitionTimes.ts';
import { invitedTo } from './invitedTo.ts';

/** How long a result stays on the student's first page. */
const shownMs = 30 * 24 * 3_600_000;

export type CompetitionCard = {
  id: number;
  name: string;
  items: number;
  minutes: number;
  closesAt: number;
  resultAt: number;
} & { state: 'ready' | 'running' | 'waiting' | 'result' };

/** The competitions on a student's first page: open for them, or taken part in not long ago. */
export async function competitionCards(studentId: number, now: number): Promise<CompetitionCard[]> {
  const recent = await competitionsSince(now - shownMs, now);
  if (recent.length === 0) return [];
  const [invited, tries] = await Promise.all([
    invitedTo(studentId, recent, now),
    triesAt(
      studentId,
      recent.map(({ id }) => id),
    ),
  ]);
  return recent.flatMap((competition): CompetitionCard[] => {
    const { id, name, items, minutes, closesAt } = competition;
    const mine = tries.find(({ competitionId }) => competitionId === id);
    const resultAt = resultTime(competition);
    const card = { id, name, items, minutes, closesAt, resultAt };
    if (!mine) {
      const open = invited.includes(competition) && phaseOf(competition, now) === 'open';
      return open ? [{ ...card, state: 'ready' }] : [];
    }
    if (now > resultAt) return [{ ...card, state: 'result' }];
    const running = mine.finishedAt === null && now < (mine.deadlineAt ?? 0);
    return [{ ...card, state: running ? 'running' : 'waiting' }];
  });
}
