import { closeExpired } from '#db/commands/competition/finish';
import { graceMs } from './competitionTimes.ts';

/** Ends the tries whose time ran out with what was answered; before results are read, and nightly. */
export async function closeCompetitions(now: number): Promise<void> {
  while (await closeExpired(graceMs(), now));
}
