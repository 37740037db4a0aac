import { type BoosterState, boosterState } from '#domain/learning/booster';
import { dayOf } from '#domain/time';
import { boosterOf } from './startBooster.ts';

/** One booster of a student, before, during or after its one try. */
export type BoosterView = {
  termName: string;
  weeks: number;
  state: BoosterState;
  opensOn: string;
  aloneFrom: string;
  /** Once it is done. */
  score?: number;
};

/**
 * @param inClass signed in from the name list of a class session
 * @returns undefined while the unit is not done, or when there is no such booster
 */
export async function openBooster(
  studentId: number,
  termId: string,
  weeks: number,
  inClass: boolean,
  now: number,
): Promise<BoosterView | undefined> {
  const booster = await boosterOf(studentId, termId, weeks, now);
  if (!booster) return undefined;
  const { term, opensOn, aloneFrom, attempt } = booster;
  const state = boosterState(booster, attempt, inClass, dayOf(now));
  const score = attempt?.score ?? undefined;
  return {
    ...{ termName: term.name, weeks, state, opensOn, aloneFrom },
    ...(score !== undefined && { score }),
  };
}
