import { importRoster as store } from '#db/commands/people/importRoster';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { diffRoster, type RosterDiff } from '#domain/people/roster/diff';
import { classId } from '#domain/people/roster/match';
import { kept } from '#domain/people/roster/readRoster';
import { dayOf } from '#domain/time';
import { showPreview } from './previewRoster.ts';
import { fingerprintOf, returnPreview, takePreview, type WaitingPreview } from './previews.ts';
import { type SchoolState, schoolState } from './schoolState.ts';
import { nameWithYear, type RosterPreview } from './view.ts';

type Imported = {
  added: number;
  changed: number;
  unchanged: number;
  classesCreated: number;
  /** Classes with new students: they need cards. */
  classes: { id: number; name: string; added: number }[];
};

type ImportOutcome =
  | { imported: Imported }
  | { refused: 'gone' | 'problems'; detail: string }
  | { refused: 'changed'; detail: string; preview: RosterPreview };

const gone = `这份预览已经导入过，或者超过了 30 分钟，不能再导入；${kept}请重新上传文件。`;
const changed = `预览之后有人改动了本校的名单，这次没有导入；下面是按现在的名单重新算的预览，请再核对一遍。`;
const problems = `文件里还有问题没有解决，没有导入；${kept}请改好文件再上传。`;

/**
 * Imports what a preview showed, all of it or nothing, and only if the school still is as the
 * preview was worked out on it.
 */
export async function importRoster(
  confirmed: { schoolId: number; accountId: string; preview: string },
  now: number,
): Promise<ImportOutcome> {
  const waiting = takePreview(confirmed.preview, confirmed, now);
  if (!waiting) return { refused: 'gone', detail: gone };
  try {
    return await importWaiting(confirmed.preview, waiting, now);
  } catch (error) {
    returnPreview(confirmed.preview, waiting);
    throw error;
  }
}

async function importWaiting(
  id: string,
  waiting: WaitingPreview,
  now: number,
): Promise<ImportOutcome> {
  const school = await schoolState(waiting.schoolId);
  const showAgain = async (): Promise<ImportOutcome> => {
    return { refused: 'changed', detail: changed, preview: await showPreview(waiting, now) };
  };
  if (fingerprintOf(school.stored) !== waiting.fingerprint) return showAgain();
  const diff = diffRoster(waiting.file.rows, school);
  if (waiting.file.problemCount + diff.problems.length > 0) {
    returnPreview(id, waiting);
    return { refused: 'problems', detail: problems };
  }
  try {
    await store(actOf(diff, school, waiting, now));
  } catch (error) {
    // Someone was faster between the check above and the commit.
    if (isPreconditionFailure(error) || isConstraintFailure(error)) return showAgain();
    throw error;
  }
  return { imported: await summary(diff, waiting.schoolId, now) };
}

function actOf(
  diff: RosterDiff,
  { stored }: SchoolState,
  { schoolId, accountId }: WaitingPreview,
  now: number,
) {
  const { added, changed: changes, unchanged, absent, classesCreated: classes } = diff;
  return {
    schoolId,
    accountId,
    at: now,
    today: dayOf(now),
    basis: stored.seats,
    classes,
    newStudents: added,
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
    counts: {
      added: added.length,
      changed: changes.length,
      unchanged,
      absent: absent.length,
      classesCreated: classes.length,
    },
  };
}

async function summary(diff: RosterDiff, schoolId: number, now: number): Promise<Imported> {
  const { stored } = await schoolState(schoolId);
  const addedTo = new Map<string, number>();
  for (const { schoolClass } of diff.added) {
    addedTo.set(classId(schoolClass), (addedTo.get(classId(schoolClass)) ?? 0) + 1);
  }
  return {
    added: diff.added.length,
    changed: diff.changed.length,
    unchanged: diff.unchanged,
    classesCreated: diff.classesCreated.length,
    classes: stored.classes
      .filter((one) => addedTo.has(classId(one)))
      .map((one) => ({
        id: one.id,
        name: nameWithYear(one, dayOf(now)),
        added: addedTo.get(classId(one)) ?? 0,
      })),
  };
}
