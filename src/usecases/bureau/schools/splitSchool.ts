import { splitSchool as store } from '#db/commands/people/schools/splitSchool';
import { schoolNow, schoolsCoded } from '#db/queries/people/schools/schoolNow';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { readSchool, type TypedSchool } from './addSchool.ts';
import { changedMeanwhile, closedAlready } from './changeSchool.ts';
import {
  planTakeOver,
  type School,
  type TakeOverPlan,
  type TakeOverView,
  type Taker,
} from './planTakeOver.ts';
import { findSchool, type Officer, regionsOf } from './scope.ts';

export type TypedSplit = {
  classIds: readonly number[];
  /** Code or name of an open school, or a new one. */
  to: { into: string } | { opened: Omit<TypedSchool, 'openedOn'> };
  on: string;
  given: ReadonlyMap<number, number>;
};

/** What moving some classes of a school to another would do, or why it cannot be. */
export async function planSplit(
  schoolId: number,
  typed: TypedSplit,
  by: Officer,
  now: number,
): Promise<{ view: TakeOverView } | { problem: string }> {
  const planned = await plan(schoolId, typed, by, now);
  return 'problem' in planned ? planned : { view: planned.view };
}

/** Moves classes to another or a new school on a day, if everything is still as the plan showed. */
export async function splitSchool(
  schoolId: number,
  typed: TypedSplit & { fingerprint: string },
  by: Officer,
  now: number,
): Promise<
  | { split: { intoId: number; classes: number; students: number; renumbered: number } }
  | { again: TakeOverView; why: string | undefined }
  | { problem: string }
> {
  const planned = await plan(schoolId, typed, by, now);
  if ('problem' in planned) return planned;
  const { from, to, view, move } = planned;
  if (view.problems.length > 0) return { again: view, why: undefined };
  if (view.fingerprint !== typed.fingerprint) return { again: view, why: changedMeanwhile };
  const counts = {
    classes: view.classes.length,
    students: view.students,
    renumbered: move.renumbered.size,
    staff: view.staffFollow,
  };
  try {
    await store({ from, to, move, counts, accountId: by.accountId, at: now });
  } catch (error) {
    if (!isPreconditionFailure(error) && !isConstraintFailure(error)) throw error;
    const fresh = await plan(schoolId, typed, by, now);
    return 'problem' in fresh ? fresh : { again: fresh.view, why: changedMeanwhile };
  }
  const [into] = await schoolsCoded([view.toCode]);
  if (!into) throw new Error(`no school ${view.toCode}`);
  const { classes, students, renumbered } = counts;
  return { split: { intoId: into.id, classes, students, renumbered } };
}

type Planned = TakeOverPlan & { from: School; to: Taker };

async function plan(
  schoolId: number,
  typed: TypedSplit,
  by: Officer,
  now: number,
): Promise<Planned | { problem: string }> {
  const from = await schoolNow(schoolId);
  if (!from || from.closedOn !== null) return { problem: closedAlready };
  const to = await takerOf(schoolId, typed, by, now);
  if ('problem' in to) return to;
  const { on, given, classIds } = typed;
  const planned = await planTakeOver({ from, to, on, chosen: classIds, given }, now);
  return 'problem' in planned ? planned : { ...planned, from, to };
}

async function takerOf(
  schoolId: number,
  { to, on }: TypedSplit,
  by: Officer,
  now: number,
): Promise<Taker | { problem: string }> {
  if ('opened' in to) {
    const read = await readSchool({ ...to.opened, openedOn: on }, await regionsOf(by.roles), now);
    return 'problem' in read ? read : { opened: read.school };
  }
  const found = await findSchool(to.into, by);
  if ('problem' in found) return { problem: found.problem };
  if (found.school.id === schoolId) return { problem: '不能分给自己，请填另一所学校的代码。' };
  const school = await schoolNow(found.school.id);
  return school ? { school } : { problem: closedAlready };
}
