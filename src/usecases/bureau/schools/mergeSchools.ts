import { mergeSchools as store } from '#db/commands/people/schools/mergeSchools';
import { schoolNow } from '#db/queries/people/schools/schoolNow';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { changedMeanwhile, closedAlready } from './changeSchool.ts';
import { planTakeOver, type School, type TakeOverPlan, type TakeOverView } from './planTakeOver.ts';
import { findSchool, type Officer } from './scope.ts';

export type TypedMerge = {
  /** Code or name of the school that takes the classes over. */
  into: string;
  on: string;
  /** Class numbers that were asked for, by class id. */
  given: ReadonlyMap<number, number>;
};

/** What merging a school into another would do, or why it cannot be. */
export async function planMerge(
  schoolId: number,
  typed: TypedMerge,
  by: Officer,
  now: number,
): Promise<{ view: TakeOverView } | { problem: string }> {
  const planned = await plan(schoolId, typed, by, now);
  return 'problem' in planned ? planned : { view: planned.view };
}

/**
 * Merges a school into another on a day, if it is still as the plan showed. The school that takes
 * the classes over keeps its name and code.
 */
export async function mergeSchools(
  schoolId: number,
  typed: TypedMerge & { fingerprint: string },
  by: Officer,
  now: number,
): Promise<
  | { merged: { intoId: number; classes: number; students: number; renumbered: number } }
  | { again: TakeOverView; why: string | undefined }
  | { problem: string }
> {
  const planned = await plan(schoolId, typed, by, now);
  if ('problem' in planned) return planned;
  const { from, into, view, move } = planned;
  if (view.problems.length > 0) return { again: view, why: undefined };
  if (view.fingerprint !== typed.fingerprint) return { again: view, why: changedMeanwhile };
  const counts = {
    classes: view.classes.length,
    students: view.students,
    renumbered: move.renumbered.size,
    staff: view.staffFollow,
  };
  try {
    await store({ from, into, move, counts, accountId: by.accountId, at: now });
  } catch (error) {
    if (!isPreconditionFailure(error) && !isConstraintFailure(error)) throw error;
    const fresh = await plan(schoolId, typed, by, now);
    return 'problem' in fresh ? fresh : { again: fresh.view, why: changedMeanwhile };
  }
  const { classes, students, renumbered } = counts;
  return { merged: { intoId: into.id, classes, students, renumbered } };
}

type Planned = TakeOverPlan & { from: School; into: School };

async function plan(
  schoolId: number,
  { into, on, given }: TypedMerge,
  by: Officer,
  now: number,
): Promise<Planned | { problem: string }> {
  const from = await schoolNow(schoolId);
  if (!from || from.closedOn !== null) return { problem: closedAlready };
  const found = await findSchool(into, by);
  if ('problem' in found) return { problem: found.problem };
  if (found.school.id === schoolId) return { problem: '不能并入自己，请填另一所学校的代码。' };
  const taker = await schoolNow(found.school.id);
  if (!taker) return { problem: closedAlready };
  const to = { school: taker };
  const planned = await planTakeOver({ from, to, on, chosen: 'all', given }, now);
  return 'problem' in planned ? planned : { ...planned, from, into: taker };
}
