import { importRegions as store } from '#db/commands/people/importRegions';
import { regionsNamed } from '#db/queries/people/regionsNamed';
import { codesWithin } from '#db/queries/people/regionTree';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { parentCodes } from '#domain/people/regionCode';
import { type RegionRow, readRegions, regionColumns } from '#domain/people/regionFile';
import { planRegions, type RegionPlan } from '#domain/people/regionPlan';
import type { Problem } from '#domain/people/roster/problem';
import type { Unusable } from '#domain/people/roster/readRoster';
import { recordsOf } from '#domain/table';
import { readTable } from '#usecases/tables/readTable';
import { fileRowLimit } from './fileLimits.ts';

export type RegionsBy = {
  /** Null: the operator. */
  accountId: string | null;
  /** The officer's region: only what lies below it may change. */
  within?: string;
};

export type RegionsRead = { rows: RegionRow[]; problems: Problem[]; notes: string[] };

type Counts = { added: number; changed: number; unchanged: number };

export type RegionsOutcome =
  | { imported: Counts }
  | { unusable: Unusable }
  | { problems: Problem[] }
  | { refused: 'changed' };

/**
 * Takes over a tree of regions from a .xlsx, .xls or .csv with 代码, 名称 and, if need be, 上级代码:
 * all of it or nothing. The same file again changes nothing.
 */
export async function importRegions(
  bytes: Uint8Array,
  fileName: string,
  by: RegionsBy,
  now: number,
): Promise<RegionsOutcome> {
  const read = await readRegionFile(bytes, fileName);
  if ('unusable' in read) return read;
  return storeRegions(read, by, now);
}

/** Reads a file of regions; nothing of it is compared with the database yet. */
export async function readRegionFile(
  bytes: Uint8Array,
  fileName: string,
): Promise<RegionsRead | { unusable: Unusable }> {
  const table = await readTable(bytes, fileName, { rows: fileRowLimit });
  if ('unusable' in table) return table;
  const { records, problems, notes } = recordsOf(table.sheets, regionColumns);
  const read = readRegions(records);
  return { rows: read.rows, problems: [...problems, ...read.problems], notes };
}

/** What the rows of a file change in the regions as they are now. */
export async function planOfRegions(
  rows: readonly RegionRow[],
  within: string | undefined,
): Promise<RegionPlan> {
  const named = rows.flatMap((row) => [row.code, row.parent ?? '', ...parentCodes(row.code)]);
  const [stored, codes] = await Promise.all([
    regionsNamed([...new Set(named)]),
    within === undefined ? [] : codesWithin(within),
  ]);
  const below = new Set(codes.filter((code) => code !== within));
  return planRegions(rows, {
    stored: new Map(stored.map((region) => [region.code, region])),
    scope: within === undefined ? null : { code: within, below },
  });
}

/** Stores what was read, unless there is a problem in it. */
export async function storeRegions(
  read: RegionsRead,
  { accountId, within }: RegionsBy,
  now: number,
): Promise<RegionsOutcome> {
  const { added, changed, unchanged, problems } = await planOfRegions(read.rows, within);
  const all = [...read.problems, ...problems];
  if (all.length > 0) return { problems: all };
  const counts = { added: added.length, changed: changed.length, unchanged };
  if (added.length + changed.length === 0) return { imported: counts };
  try {
    await store({ added, changed, accountId, regionCode: within ?? null, at: now });
  } catch (error) {
    if (isPreconditionFailure(error) || isConstraintFailure(error)) return { refused: 'changed' };
    throw error;
  }
  return { imported: counts };
}
