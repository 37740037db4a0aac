import { writeCsv } from 'hucre/csv';
import { noteRead } from '#db/commands/audit/noteRead';
import { schoolsWithin } from '#db/queries/people/schoolsWithin';
import type { Unusable } from '#domain/people/roster/readRoster';
import { stagesOf } from '#domain/people/school';
import { dayOf } from '#domain/time';
import { noteReadElsewhere } from '#usecases/school/roster/previewRoster';
import { countyLimits } from './countyLimits.ts';
import { findCounty, keepCounty } from './countyPreviews.ts';
import { type CountyPreview, countyView, problemsOf } from './countyView.ts';
import { readCountyFile } from './readCountyFile.ts';
import { workOutCounty } from './workOutCounty.ts';

type Upload = { regionCode: string; accountId: string; fileName: string; bytes: Uint8Array };

/**
 * Reads a file of many schools and sets it beside the schools of a region and of all below it.
 * Nothing is stored; the preview waits half an hour for the same person to confirm it.
 */
export async function previewCounty(
  { regionCode, accountId, fileName, bytes }: Upload,
  now: number,
): Promise<{ preview: CountyPreview } | { unusable: Unusable }> {
  const day = dayOf(now);
  const schools = await schoolsWithin(regionCode, day);
  const known = schools.map(({ id, code, name, kind }) => ({
    ...{ id, code, name },
    stages: stagesOf[kind],
  }));
  const result = await readCountyFile(bytes, fileName, { day, schools: known }, countyLimits());
  if ('unusable' in result) return result;
  const { file } = result;
  // A proposal tells where a student of that name is.
  await noteRead(accountId, { subject: `region ${regionCode}`, regionCode }, now);
  const works = await workOutCounty(
    file,
    schools.map(({ kind: _, ...school }) => school),
    now,
  );
  const seen = works.flatMap(({ elsewhere }) => elsewhere);
  const reach = new Set(schools.map(({ id }) => id));
  await noteReadElsewhere(
    accountId,
    seen.filter(({ schoolId }) => !reach.has(schoolId)),
    now,
  );
  const kept = { regionCode, accountId, fileName, file, works, reach };
  const id = keepCounty(kept, now);
  return { preview: countyView(id, { ...kept, expiresAt: 0 }, day) };
}

/** All problems of a waiting preview as CSV for a spreadsheet; undefined when it is gone. */
export function problemsAsCsv(
  id: string,
  owner: { regionCode: string; accountId: string },
  now: number,
): string | undefined {
  const waiting = findCounty(id, owner, now);
  if (!waiting) return undefined;
  const rows = problemsOf(waiting).map(({ sheet, row, column, what, todo }) => [
    ...[sheet, row, column, what, todo],
  ]);
  const headings = ['工作表', '行', '列', '问题', '怎么改'];
  return writeCsv([headings, ...rows], { bom: true, escapeFormulae: true });
}
