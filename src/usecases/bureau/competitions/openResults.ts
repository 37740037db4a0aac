import { bankSize, competitionById } from '#db/queries/competition/competitions';
import type { HeldRole } from '#domain/people/permission';
import { closeCompetitions } from '../../student/closeCompetitions.ts';
import { openCompetition } from './openCompetitions.ts';
import { regionResults } from './regionResults.ts';

/** A competition as an officer sees it: its window and, once it is over, what the schools did. */
export async function openResults(
  code: string,
  id: number,
  viewer: readonly HeldRole[],
  now: number,
) {
  const [view, competition] = await Promise.all([
    openCompetition(code, id, viewer, now),
    competitionById(id),
  ]);
  if (!view || !competition) return undefined;
  const bank = await bankSize(id);
  const { items, minutes } = competition;
  const { ready } = view.competition;
  if (ready) await closeCompetitions(now);
  const results = ready ? await regionResults(competition, code) : undefined;
  return { ...view, bank, items, minutes, results };
}
