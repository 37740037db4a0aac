import { noteRead } from '#db/commands/audit/noteRead';
import { diffRoster } from '#domain/people/roster/diff';
import type { Unusable } from '#domain/people/roster/readRoster';
import { dayOf } from '#domain/time';
import { fingerprintOf, keepPreview } from './previews.ts';
import { readRosterFile } from './readRosterFile.ts';
import { schoolState } from './schoolState.ts';
import { type RosterPreview, viewOf } from './view.ts';

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
  const { stages } = await schoolState(schoolId);
  const result = await readRosterFile(bytes, fileName, { stages, day });
  if ('unusable' in result) return result;
  const { file } = result;
  // The preview shows names of students of the school.
  await noteRead(accountId, `school ${schoolId}`, now);
  return { preview: await showPreview({ schoolId, accountId, fileName, file }, now) };
}

/** Works a read roster out on the school as it is now and keeps it for confirmation. */
export async function showPreview(
  read: Omit<Parameters<typeof keepPreview>[0], 'fingerprint'>,
  now: number,
): Promise<RosterPreview> {
  const school = await schoolState(read.schoolId);
  const diff = diffRoster(read.file.rows, school);
  const id = keepPreview({ ...read, fingerprint: fingerprintOf(school.stored) }, now);
  return viewOf(id, read, diff, dayOf(now));
}
