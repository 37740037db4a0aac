import { type Fix, fixAlike, mendRoster } from '#domain/people/roster/mend';
import { type RowPlace, type RowTexts, rowKey } from '#domain/people/roster/rosterRow';
import { dayOf } from '#domain/time';
import { gone } from './importRoster.ts';
import { showPreview } from './previewRoster.ts';
import { returnPreview, takePreview, type WaitingPreview } from './previews.ts';
import { stagesOfSchool } from './schoolState.ts';
import type { RosterPreview } from './view.ts';

/** What is done to one row: other texts, 不导入这一行, or back to what stands in the file. */
export type RowDeed =
  | { act: 'change'; texts: RowTexts; alike: boolean }
  | { act: 'omit' }
  | { act: 'restore' };

type FixOutcome = { preview: RosterPreview } | { refused: 'gone' | 'no-row'; detail: string };

const noRow = '这份文件里没有这一行，没有改动。请重新打开预览再试。';

/** Mends a row in a waiting preview and works the preview out anew; the file is not asked for again. */
export async function fixRow(
  { place, deed, ...of }: Waiting & { place: RowPlace; deed: RowDeed },
  now: number,
): Promise<FixOutcome> {
  const waiting = takePreview(of.preview, of, now);
  if (!waiting) return { refused: 'gone', detail: gone };
  try {
    if (!hasRow(waiting, place)) {
      returnPreview(of.preview, waiting);
      return { refused: 'no-row', detail: noRow };
    }
    const fixes = await fixesWith(waiting, place, deed, now);
    return { preview: await showPreview({ ...waiting, fixes }, now, of.preview) };
  } catch (error) {
    returnPreview(of.preview, waiting);
    throw error;
  }
}

type Waiting = { schoolId: number; accountId: string; preview: string };

const hasRow = ({ file }: WaitingPreview, place: RowPlace): boolean =>
  [...file.rows, ...file.broken].some((one) => rowKey(one) === rowKey(place));

async function fixesWith(
  { schoolId, file, fixes }: WaitingPreview,
  place: RowPlace,
  deed: RowDeed,
  now: number,
): Promise<Map<string, Fix>> {
  const all = new Map(fixes);
  if (deed.act === 'restore') {
    all.delete(rowKey(place));
    return all;
  }
  const fix: Fix = { ...place, texts: deed.act === 'change' ? deed.texts : null };
  if (deed.act === 'change' && deed.alike) {
    const day = dayOf(now);
    const stages = await stagesOfSchool(schoolId);
    const before = mendRoster(file, fixes, { stages, day });
    for (const one of fixAlike(before, fix)) all.set(rowKey(one), one);
  } else all.set(rowKey(fix), fix);
  return all;
}
