import { studentsElsewhere } from '#db/queries/people/studentsElsewhere';
import type { Newcomer } from '#domain/people/roster/diff';
import { type StudentElsewhere, wantedNames } from '#domain/people/roster/transfer';
import type { Stage } from '#domain/people/school';
import { breather } from './breathe.ts';

type Cohort = { stage: Stage; entryYear: number; names: Set<string> };
/** Whom newcomers may be: names by cohort, by the region of their school. */
export type Wanted = Map<string, Map<string, Cohort>>;

/** Adds the newcomers of a school to those who are looked for. */
export function addWanted(wanted: Wanted, regionCode: string, added: readonly Newcomer[]): void {
  const cohorts = wanted.get(regionCode) ?? new Map<string, Cohort>();
  wanted.set(regionCode, cohorts);
  for (const { stage, entryYear, names } of wantedNames(added)) {
    const key = `${stage}/${entryYear}`;
    const cohort = cohorts.get(key) ?? { stage, entryYear, names: new Set() };
    for (const name of names) cohort.names.add(name);
    cohorts.set(key, cohort);
  }
}

/** No school: none is left out of the search. */
const nowhere = 0;

/**
 * Looks for them in all schools of their counties, a cohort at a time.
 * @param staying students who are known to stay where they are
 */
export async function candidatesOf(
  wanted: Wanted,
  staying: ReadonlySet<number>,
): Promise<StudentElsewhere[]> {
  const breathe = breather();
  const found = new Map<number, StudentElsewhere>();
  for (const [regionCode, cohorts] of wanted) {
    for (const { names, ...cohort } of cohorts.values()) {
      await breathe();
      const some = [{ ...cohort, names: [...names] }];
      for (const one of await studentsElsewhere({ id: nowhere, regionCode }, some)) {
        if (!staying.has(one.id)) found.set(one.id, one);
      }
    }
  }
  return [...found.values()];
}
