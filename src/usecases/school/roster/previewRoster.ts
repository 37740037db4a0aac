import { noteRead } from '#db/commands/audit/noteRead';
import { mendRoster } from '#domain/people/roster/mend';
import { problemsOf, type Unusable } from '#domain/people/roster/readRoster';
import { dayOf } from '#domain/time';
import { schoolLimits } from './limits.ts';
import { keepPreview } from './previews.ts';
import { readRosterFile } from './readRosterFile.ts';
import { stagesOfSchool } from './schoolState.ts';
import { type RosterPreview, viewOf } from './view.ts';
import { workOutRoster } from './workOut.ts';

type Upload = { schoolId: number; accountId: string; fileName: string; bytes: Uint8Array };

/**
 * Reads a roster and sets it beside the school. Nothing is stored; the preview waits half an hour
 * for the same person to confirm it.
 */
export async function previewRoster(
  { schoolId, accountId, fileName, bytes }: Upload,
  now: number,
): Promise<{ preview: RosterPreview } | { unusable: Unusable }> {
  const day = dayOf(now);
  const stages = await stagesOfSchool(schoolId);
  const result = await readRosterFile(bytes, fileName, { stages, day }, schoolLimits());
  if ('unusable' in result) return result;
  const { file } = result;
  // The preview shows names of students of the school.
  await noteRead(accountId, { subject: `school ${schoolId}`, schoolId }, now);
  const read = { schoolId, accountId, fileName, file, fixes: new Map() };
  return { preview: await showPreview(read, now) };
}

/**
 * Works a read roster out on the school as it is now and keeps it for confirmation.
 * @param id under which it was kept so far
 */
export async function showPreview(
  read: Omit<Parameters<typeof keepPreview>[0], 'fingerprint' | 'elsewhere'>,
  now: number,
  id?: string,
): Promise<RosterPreview> {
  const day = dayOf(now);
  const stages = await stagesOfSchool(read.schoolId);
  const file = mendRoster(read.file, read.fixes, { stages, day });
  const worked = await workOutRoster({ schoolId: read.schoolId, rows: file.rows }, now);
  const problems = [...problemsOf(file), ...worked.diff.problems];
  const { schoolId, accountId, fileName, fixes } = read;
  const kept = { schoolId, accountId, fileName, file: read.file, fixes };
  const { fingerprint, proposals } = worked;
  const seen = proposals.flatMap(({ candidates }) =>
    candidates.map((one) => [one.id, one] as const),
  );
  const elsewhere = [...new Map(seen).values()];
  await noteReadElsewhere(read.accountId, elsewhere, now);
  const preview = keepPreview({ ...kept, fingerprint, elsewhere }, now, id);
  return viewOf({ preview, fileName, file, fixes, problems }, worked, day);
}

/** The schools whose students are shown as candidates find it in their own trail. */
export async function noteReadElsewhere(
  accountId: string,
  shown: readonly { schoolId: number }[],
  now: number,
): Promise<void> {
  const schools = new Set(shown.map(({ schoolId }) => schoolId));
  await Promise.all(
    [...schools].map((schoolId) =>
      noteRead(accountId, { subject: `school ${schoolId}`, schoolId }, now),
    ),
  );
}
