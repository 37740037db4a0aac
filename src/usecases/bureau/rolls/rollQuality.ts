import {
  type Confirmation,
  confirmationsOf,
  officialNumbers,
} from '#db/queries/indicators/confirmations';
import { type FrozenList, frozenLists, listsOn } from '#db/queries/indicators/rollOn';
import { schoolsShown } from '#db/queries/indicators/schoolsShown';
import type { Scope } from '#db/queries/indicators/scope';
import { confirmationFor, confirmationState } from '#domain/indicators/confirmation';
import { freezeDayOf } from '#domain/indicators/freezeDay';
import { schoolYearOf } from '#domain/people/grade';

/** What is to be known of the rolls that hold somewhere, school by school in code order. */
export type RollQuality = {
  /** The list was frozen without the school having confirmed it as it was. */
  unconfirmed: string[];
  /** Students on the roll and as the school reported them, where the two differ. */
  mismatches: { name: string; roll: number; official: number }[];
  /** It was confirmed, and the records of that day were changed since. */
  outdated: string[];
};

type Term = { id: string; startsOn: string; endsOn: string; freezesOn: string | null };

/**
 * Compares the frozen lists of the schools of a region, or of one school, with what the schools
 * said about them.
 */
export async function rollQuality(scope: Scope, term: Term): Promise<RollQuality> {
  const frozen = await frozenLists(scope, term.id);
  const ids = [...new Set(frozen.map((list) => list.schoolId))];
  const [schools, confirmations, official, present] = await Promise.all([
    schoolsShown(ids),
    confirmationsOf(term.id, ids),
    officialNumbers(schoolYearOf(term.startsOn), ids),
    presentDigests(scope, frozen),
  ]);
  const quality: RollQuality = { unconfirmed: [], mismatches: [], outdated: [] };
  for (const { id, name } of schools) {
    const lists = frozen.filter(({ schoolId }) => schoolId === id);
    const mine = confirmations.filter(({ schoolId }) => schoolId === id);
    const fitsNow = ({ takenOn }: FrozenList) =>
      confirmationFor(mine, takenOn)?.digest === present.get(keyOf(id, takenOn));
    if (!lists.every((list) => wasConfirmed(list, mine))) quality.unconfirmed.push(name);
    else if (!lists.every(fitsNow)) quality.outdated.push(name);
    const roll = lists.reduce((sum, list) => sum + list.students, 0);
    const reported = official.get(id);
    if (reported !== undefined && reported !== roll)
      quality.mismatches.push({ name, roll, official: reported });
  }
  return quality;
}

/** The lists of the days on which the rolls were taken, as the records have them now. */
async function presentDigests(scope: Scope, frozen: readonly FrozenList[]) {
  const digests = new Map<string, string>();
  for (const day of new Set(frozen.map(({ takenOn }) => takenOn))) {
    for (const list of await listsOn(scope, day))
      digests.set(keyOf(list.schoolId, day), list.digest);
  }
  return digests;
}

const keyOf = (schoolId: number, day: string) => `${schoolId} ${day}`;

/** The day whose list is confirmed for a term: the day of the freeze, until then today. */
export function listDay(term: Term, today: string): string {
  const freezesOn = freezeDayOf(term);
  return freezesOn < today ? freezesOn : today;
}

function wasConfirmed(
  { digest, takenOn, frozenAt }: FrozenList,
  confirmations: readonly Confirmation[],
): boolean {
  const before = confirmations.filter(({ at }) => at <= frozenAt);
  return confirmationState(confirmationFor(before, takenOn)?.digest, digest) === 'confirmed';
}
