import { gradeOf, schoolYearOf } from '../grade.ts';
import type { Stage } from '../school.ts';
import type { ClassKey } from './classOf.ts';
import type { Newcomer } from './diff.ts';
import { classId } from './match.ts';
import type { StageYear } from './stageYear.ts';

/** A student of another school of the county, with the seat they have or had last. */
export type StudentElsewhere = {
  id: number;
  name: string;
  schoolId: number;
  schoolName: string;
  schoolClass: ClassKey;
  enrolmentId: number;
  leftOn: string | null;
};

/** Where a candidate is today: 仍在读, 已毕业 (the class has left its stage), 已离校. */
export type Whereabouts = 'studying' | 'graduated' | 'left';

export type Candidate = StudentElsewhere & { now: Whereabouts };

/** A newcomer who may be somebody known: a person decides, nothing is merged by itself. */
export type Proposal = { newcomer: Newcomer; candidates: Candidate[] };

const stageBefore: Partial<Record<Stage, Stage>> = {
  junior: 'primary',
  senior: 'junior',
  vocational: 'junior',
};
const longestStageYears = 6;

/**
 * Whose students a newcomer of this cohort may be: those of the same stage and entry year, and
 * those whose stage ended when this one begins (primary 2020 → junior 2026).
 */
export function comesFrom({ stage, entryYear }: StageYear): StageYear[] {
  const before = stageBefore[stage];
  const years = before
    ? Array.from({ length: longestStageYears }, (_, i) => entryYear - 1 - i)
    : [];
  const ending = years.flatMap((year) =>
    before && gradeOf(before, year, entryYear - 1) && !gradeOf(before, year, entryYear)
      ? [{ stage: before, entryYear: year }]
      : [],
  );
  return [{ stage, entryYear }, ...ending];
}

/** Whom to look for: the names of newcomers by the cohort they may come from. */
export function wantedNames(added: readonly Newcomer[]): (StageYear & { names: string[] })[] {
  const wanted = new Map<string, StageYear & { names: Set<string> }>();
  for (const { name, schoolClass } of added) {
    for (const cohort of comesFrom(schoolClass)) {
      const key = cohortKey(cohort);
      const { names } = wanted.get(key) ?? { names: new Set<string>() };
      wanted.set(key, { ...cohort, names: names.add(name) });
    }
  }
  return [...wanted.values()].map(({ names, ...cohort }) => ({ ...cohort, names: [...names] }));
}

/**
 * Sets newcomers beside students of other schools with the same name and a fitting cohort.
 * Those who have left or graduated come first.
 * @param day today in Asia/Shanghai, YYYY-MM-DD
 */
export function proposeTransfers(
  added: readonly Newcomer[],
  elsewhere: readonly StudentElsewhere[],
  day: string,
): Proposal[] {
  const byPerson = new Map<string, Candidate[]>();
  for (const student of elsewhere) {
    const key = `${cohortKey(student.schoolClass)}/${student.name}`;
    const candidate = { ...student, now: whereaboutsOf(student, day) };
    byPerson.set(key, [...(byPerson.get(key) ?? []), candidate]);
  }
  return added.flatMap((newcomer) => {
    const candidates = comesFrom(newcomer.schoolClass)
      .flatMap((cohort) => byPerson.get(`${cohortKey(cohort)}/${newcomer.name}`) ?? [])
      .toSorted((a, b) => order.indexOf(a.now) - order.indexOf(b.now) || a.id - b.id);
    return candidates.length > 0 ? [{ newcomer, candidates }] : [];
  });
}

/**
 * The only candidate of a proposal, if there is no more about it to be decided by a person: who
 * still sits in another school is never taken from there in bulk, for the name may be all they share.
 */
export function soleCandidate({ candidates }: Proposal): Candidate | undefined {
  const [only, another] = candidates;
  return only && !another && only.now !== 'studying' ? only : undefined;
}

/**
 * Who still studies in another school is that school's to release. Only someone above both schools
 * decides for it.
 * @param reach the schools below whoever imports; none for a school's own admin
 */
export const mustWait = ({ now, schoolId }: Candidate, reach: ReadonlySet<number>): boolean =>
  now === 'studying' && !reach.has(schoolId);

const order: Whereabouts[] = ['left', 'graduated', 'studying'];

function whereaboutsOf({ leftOn, schoolClass }: StudentElsewhere, day: string): Whereabouts {
  if (leftOn !== null) return 'left';
  return hasGraduated(schoolClass, day) ? 'graduated' : 'studying';
}

/** Has a class left its stage? One that comes in September has not. */
export function hasGraduated({ stage, entryYear }: StageYear, day: string): boolean {
  const schoolYear = schoolYearOf(day);
  return entryYear <= schoolYear && gradeOf(stage, entryYear, schoolYear) === undefined;
}

const cohortKey = ({ stage, entryYear }: StageYear) => classId({ stage, entryYear, number: 0 });
