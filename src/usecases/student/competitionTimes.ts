import { resultAt, type Window } from '#domain/learning/competition';
import { settings } from '#server/settings';

/** How long answers that waited for the network are taken after the deadline, ms. */
export const graceMs = (): number => settings().competitionGraceSeconds * 1000;

/** When the results of a competition may be seen, ms. */
export const resultTime = (competition: Window): number => resultAt(competition, graceMs());
