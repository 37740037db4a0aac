import { importInParts, importRoster, onlyAdds } from '#db/commands/people/importRoster';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import {
  decideLeaving,
  decideTransfers,
  type Leaving,
  type Transfer,
  type TransferDecisions,
} from '#domain/people/roster/decisions';
import type { RosterDiff } from '#domain/people/roster/diff';
import { type CurrentStudent, classId } from '#domain/people/roster/match';
import { kept } from '#domain/people/roster/readRoster';
import { dayOf } from '#domain/time';
import { type RosterOfSchool, type WorkedOut, workOutRoster } from './workOut.ts';

type RosterToStore = RosterOfSchool & {
  accountId: string;
  decisions: TransferDecisions;
  leaving: Leaving;
  /** The schools below whoever imports, from which students may be taken who study there; none. */
  reach?: ReadonlySet<number>;
  /** Of what was shown; another one now refuses the rows. */
  fingerprint?: string;
  /** New students alone may then be stored a part at a time, with a rest between two. */
  rest?: () => Promise<void>;
};

export type StoredRosterAct = WorkedOut & {
  transfers: Transfer[];
  /** Not stored: they study in a school that has to release them first. */
  waiting: Transfer[];
  leaving: CurrentStudent[];
  /** New students who could not be stored because the list changed between two parts. */
  missing: number;
};

type StoreOutcome =
  | { stored: StoredRosterAct }
  | { refused: 'changed' | 'problems' | 'undecided' | 'leaving'; detail: string };

const changed = `预览之后有人改动了名单，这次没有导入；${kept}请按新的预览再核对一遍。`;
const problems = `文件里还有问题没有解决，没有导入；${kept}请先改好，或选“不导入这一行”。`;

/**
 * Works the rows of one school out and stores them, all of it or nothing: new students, changes,
 * confirmed transfers from other schools, and those confirmed to have left. Who still studies in a
 * school outside `reach` stays there. With `rest`, new students
 * alone come in parts, and what is stored of them stays.
 * @throws when there is no such school
 */
export async function storeRoster(roster: RosterToStore, now: number): Promise<StoreOutcome> {
  const today = dayOf(now);
  const worked = await workOutRoster(roster, now);
  if (roster.fingerprint !== undefined && roster.fingerprint !== worked.fingerprint)
    return { refused: 'changed', detail: changed };
  if (worked.diff.problems.length > 0) return { refused: 'problems', detail: problems };
  const decided = decideTransfers(worked.proposals, roster.decisions, roster.reach ?? new Set());
  if ('refused' in decided) {
    const detail = `${decided.refused}没有导入；${kept}请在“可能是转来的学生”里选好再导入。`;
    return { refused: 'undecided', detail };
  }
  const leaving = decideLeaving(worked.diff.absent, roster.leaving, today);
  if ('refused' in leaving) {
    const detail = `${leaving.refused}没有导入；${kept}请改好离校的勾选或日期再导入。`;
    return { refused: 'leaving', detail };
  }
  const diff = withoutEmptyClasses(worked.diff, decided.waiting);
  const act = { ...worked, ...decided, diff, leaving };
  const command = toCommand(act, roster, now);
  let stored = command.newStudents.length;
  try {
    if (roster.rest && onlyAdds(command)) stored = await importInParts(command, roster.rest);
    else await importRoster(command);
  } catch (error) {
    // Someone was faster between the reading above and the commit.
    if (isPreconditionFailure(error) || isConstraintFailure(error))
      return { refused: 'changed', detail: changed };
    throw error;
  }
  return { stored: { ...act, missing: command.newStudents.length - stored } };
}

/** A class is not opened for rows alone that wait. */
function withoutEmptyClasses(diff: RosterDiff, waiting: readonly Transfer[]): RosterDiff {
  const waits = new Set(waiting.map(({ proposal }) => proposal.newcomer));
  const coming = [...diff.added.filter((one) => !waits.has(one)), ...diff.changed];
  const used = new Set(coming.map(({ schoolClass }) => classId(schoolClass)));
  return { ...diff, classesCreated: diff.classesCreated.filter((one) => used.has(classId(one))) };
}

function toCommand(
  { school, diff, transfers, waiting, leaving }: Omit<StoredRosterAct, 'missing'>,
  { accountId, leaving: { on } }: RosterToStore,
  now: number,
): Parameters<typeof importRoster>[0] {
  const { added, changed: changes, unchanged, absent, classesCreated: classes } = diff;
  const known = new Set([...transfers, ...waiting].map(({ proposal }) => proposal.newcomer));
  return {
    schoolId: school.id,
    accountId,
    at: now,
    today: dayOf(now),
    basis: school.stored.seats,
    classes,
    newStudents: added.filter((one) => !known.has(one)),
    transferred: transfers.map(({ proposal: { newcomer }, candidate }) => ({
      id: candidate.id,
      name: candidate.name,
      fromSchoolId: candidate.schoolId,
      enrolmentId: candidate.leftOn === null ? candidate.enrolmentId : null,
      number: newcomer.number,
      schoolClass: newcomer.schoolClass,
    })),
    corrected: changes
      .filter(({ was }) => was.name !== undefined || was.number !== undefined)
      .map(({ student, number, name }) => ({ id: student.id, number, name })),
    moved: changes
      .filter(({ was }) => was.schoolClass !== undefined)
      .map(({ student, number, schoolClass }) => ({
        number,
        schoolClass,
        enrolmentId: student.enrolmentId,
      })),
    leaving: {
      seats: leaving.flatMap(({ enrolmentId }) => (enrolmentId === null ? [] : [enrolmentId])),
      on,
    },
    counts: {
      added: added.length - known.size,
      changed: changes.length,
      unchanged,
      absent: absent.length,
      classesCreated: classes.length,
      transferred: transfers.length,
      waiting: waiting.length,
      left: leaving.length,
    },
  };
}
