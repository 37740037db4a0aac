import type { Leaving, TransferDecisions } from '#domain/people/roster/decisions';
import { classId } from '#domain/people/roster/match';
import { mendRoster } from '#domain/people/roster/mend';
import { kept, problemsOf } from '#domain/people/roster/readRoster';
import { dayOf } from '#domain/time';
import { showPreview } from './previewRoster.ts';
import { returnPreview, takePreview, type WaitingPreview } from './previews.ts';
import { schoolState, stagesOfSchool } from './schoolState.ts';
import { type StoredRosterAct, storeRoster } from './storeRoster.ts';
import { nameWithYear, type RosterPreview } from './view.ts';

type Imported = {
  added: number;
  changed: number;
  unchanged: number;
  transferred: number;
  /** Rows of students who still study in another school: it has to release them first. */
  waiting: number;
  left: number;
  classesCreated: number;
  /** Classes with new students: they need cards. */
  classes: { id: number; name: string; added: number }[];
};

type ImportOutcome =
  | { imported: Imported }
  | { refused: 'gone' | 'problems' | 'undecided' | 'leaving'; detail: string }
  | { refused: 'changed'; detail: string; preview: RosterPreview };

type Confirmed = {
  schoolId: number;
  accountId: string;
  preview: string;
  decisions?: TransferDecisions;
  leaving?: Leaving;
};

export const gone = `这份预览已经导入过，或者超过了 30 分钟，不能再用；${kept}请重新上传文件。`;
const changed = `预览之后有人改动了名单，这次没有导入；下面是按现在的名单重新算的预览，请再核对一遍。`;
const problems = `文件里还有问题没有解决，没有导入；${kept}请先改好，或选“不导入这一行”。`;

/**
 * Imports what a preview showed, all of it or nothing, and only if the school still is as the
 * preview was worked out on it.
 */
export async function importRoster(confirmed: Confirmed, now: number): Promise<ImportOutcome> {
  const waiting = takePreview(confirmed.preview, confirmed, now);
  if (!waiting) return { refused: 'gone', detail: gone };
  try {
    return await importWaiting(confirmed, waiting, now);
  } catch (error) {
    returnPreview(confirmed.preview, waiting);
    throw error;
  }
}

async function importWaiting(
  { preview: id, decisions = { rows: [] }, leaving = { students: [], on: '' } }: Confirmed,
  waiting: WaitingPreview,
  now: number,
): Promise<ImportOutcome> {
  const { schoolId, accountId, fingerprint, elsewhere } = waiting;
  const day = dayOf(now);
  const stages = await stagesOfSchool(schoolId);
  const file = mendRoster(waiting.file, waiting.fixes, { stages, day });
  if (file.problemsBeyond > 0 || problemsOf(file).length > 0) {
    returnPreview(id, waiting);
    return { refused: 'problems', detail: problems };
  }
  const { rows } = file;
  const outcome = await storeRoster(
    { schoolId, accountId, rows, decisions, leaving, fingerprint, elsewhere },
    now,
  );
  if ('stored' in outcome) return { imported: await summary(outcome.stored, now) };
  if (outcome.refused === 'changed')
    return { refused: 'changed', detail: changed, preview: await showPreview(waiting, now) };
  returnPreview(id, waiting);
  return { refused: outcome.refused, detail: outcome.detail };
}

async function summary(act: StoredRosterAct, now: number): Promise<Imported> {
  const { school, diff, transfers, waiting, leaving } = act;
  const waits = new Set(waiting.map(({ proposal }) => proposal.newcomer));
  const added = diff.added.filter((one) => !waits.has(one));
  const day = dayOf(now);
  const { stored } = await schoolState(school.id, day);
  const addedTo = new Map<string, number>();
  for (const { schoolClass } of added) {
    addedTo.set(classId(schoolClass), (addedTo.get(classId(schoolClass)) ?? 0) + 1);
  }
  return {
    added: added.length - transfers.length,
    changed: diff.changed.length,
    unchanged: diff.unchanged,
    transferred: transfers.length,
    waiting: waiting.length,
    left: leaving.length,
    classesCreated: diff.classesCreated.length,
    classes: stored.classes
      .filter((one) => addedTo.has(classId(one)))
      .map((one) => ({
        id: one.id,
        name: nameWithYear(one, day),
        added: addedTo.get(classId(one)) ?? 0,
      })),
  };
}
