import { regionLevelNames } from '#domain/people/region';
import type { StoredRegion } from '#domain/people/regionPlan';
import type { Unusable } from '#domain/people/roster/readRoster';
import { shownRows } from './fileLimits.ts';
import { type FileOutcome, type FilePreview, filePreviews } from './filePreviews.ts';
import { planOfRegions, type RegionsRead, readRegionFile, storeRegions } from './importRegions.ts';

type Officer = { accountId: string; within: string };

const waiting = filePreviews<RegionsRead>();

/** Reads an officer's file of regions and sets it beside what is stored. Nothing is stored yet. */
export async function previewRegions(
  bytes: Uint8Array,
  fileName: string,
  by: Officer,
  now: number,
): Promise<{ preview: FilePreview } | { unusable: Unusable }> {
  const read = await readRegionFile(bytes, fileName);
  return 'unusable' in read ? read : { preview: await show(read, fileName, by, now) };
}

/** Stores what a preview showed, all of it or nothing, if it still comes out the same. */
export async function confirmRegions(id: string, by: Officer, now: number): Promise<FileOutcome> {
  const owner = { place: by.within, accountId: by.accountId };
  const file = waiting.take(id, owner, now);
  if (!file) return { gone: true };
  const again = async () => ({ again: await show(file.read, file.fileName, by, now) });
  const { added, changed } = await planOfRegions(file.read.rows, by.within);
  if (JSON.stringify([added, changed]) !== file.shown) return again();
  const outcome = await storeRegions(file.read, by, now);
  return 'imported' in outcome ? outcome : again();
}

async function show(
  read: RegionsRead,
  fileName: string,
  { accountId, within }: Officer,
  now: number,
): Promise<FilePreview> {
  const { added, changed, unchanged, problems } = await planOfRegions(read.rows, within);
  const all = [...read.problems, ...problems];
  const shown = JSON.stringify([added, changed]);
  const ready = all.length === 0 && added.length + changed.length > 0;
  const id = ready
    ? waiting.keep({ place: within, accountId, fileName, read, shown }, now)
    : undefined;
  const cells = (region: StoredRegion, was = region) => [
    cell(region.code, was.code),
    cell(region.name, was.name),
    cell(regionLevelNames[region.level], regionLevelNames[was.level]),
    cell(region.parentCode ?? '', was.parentCode ?? ''),
  ];
  return {
    ...(id && { id }),
    fileName,
    counts: {
      added: added.length,
      changed: changed.length,
      unchanged,
      problems: all.length,
    },
    columns: ['代码', '名称', '级别', '上级代码'],
    rows: [
      ...changed.map(({ was, region }) => ({ added: false, cells: cells(region, was) })),
      ...added.map((region) => ({ added: true, cells: cells(region) })),
    ].slice(0, shownRows),
    problems: all.slice(0, shownRows),
    notes: read.notes,
  };
}

const cell = (now: string, was: string) => (now === was ? { now } : { now, was });
