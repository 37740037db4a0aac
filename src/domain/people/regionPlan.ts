import { recordProblem } from '#domain/table';
import { type RegionLevel, regionLevelNames, regionLevels } from './region.ts';
import { parentCodes } from './regionCode.ts';
import { type RegionRow, regionColumns } from './regionFile.ts';
import type { Problem } from './roster/problem.ts';

export type StoredRegion = {
  code: string;
  parentCode: string | null;
  level: RegionLevel;
  name: string;
};

export type KnownRegions = {
  /** Stored regions that the file names: as a region, or as what may stand above one. */
  stored: ReadonlyMap<string, StoredRegion>;
  /** Whose file it is: an officer's region and the codes below it; null for the operator. */
  scope: { code: string; below: ReadonlySet<string> } | null;
};

export type RegionPlan = {
  /** Parents before children. */
  added: StoredRegion[];
  /** Another name or parent than is stored. */
  changed: { was: StoredRegion; region: StoredRegion }[];
  unchanged: number;
  problems: Problem[];
};

/** Works out what a file changes. With a problem in it nothing of it may be stored. */
export function planRegions(rows: readonly RegionRow[], known: KnownRegions): RegionPlan {
  const plan: RegionPlan = { added: [], changed: [], unchanged: 0, problems: [] };
  const inFile = new Map(rows.map((row) => [row.code, row]));
  const mine = new Set(known.scope ? [known.scope.code, ...known.scope.below] : []);
  for (const row of rows.toSorted(topDown)) {
    const was = known.stored.get(row.code);
    const parent = parentOf(row, was, inFile, known.stored);
    const problem = 'what' in parent ? parent : objection(row, was, parent.code, known.scope, mine);
    if (problem) {
      plan.problems.push(
        recordProblem(row, regionColumns, problem.key, problem.what, problem.todo),
      );
      continue;
    }
    const parentCode = 'what' in parent ? null : parent.code;
    const region = { code: row.code, parentCode, level: row.level, name: row.name };
    if (!was) {
      plan.added.push(region);
      mine.add(row.code);
    } else if (was.name === row.name && was.parentCode === parentCode) plan.unchanged++;
    else plan.changed.push({ was, region: { ...region, level: was.level } });
  }
  plan.problems.sort((a, b) => (a.sheet === b.sheet ? a.row - b.row : 0));
  return plan;
}

type Objection = { key: keyof typeof regionColumns; what: string; todo: string };
type Stored = StoredRegion | undefined;

const rank = (level: RegionLevel) => regionLevels.indexOf(level);

const topDown = (a: RegionRow, b: RegionRow): number =>
  rank(a.level) - rank(b.level) || (a.code < b.code ? -1 : 1);

/** The nearest region above that is known; null for what stands at the top. */
function parentOf(
  row: RegionRow,
  was: Stored,
  inFile: ReadonlyMap<string, RegionRow>,
  stored: ReadonlyMap<string, StoredRegion>,
): { code: string | null } | Objection {
  const codes = row.parent === null ? parentCodes(row.code) : [row.parent];
  const found = codes.map((code) => stored.get(code) ?? inFile.get(code)).find(Boolean);
  if (!found) {
    const isTop = codes.length === 0 || was?.parentCode === null;
    if (isTop) return { code: null };
    return {
      key: 'parent',
      what: `上级地区（${codes.join(' 或 ')}）不在文件里，系统里也没有。`,
      todo: '请把上级地区也写进文件，或在“上级代码”里填已有的地区。',
    };
  }
  if (rank(found.level) >= rank(row.level)) {
    return {
      key: 'parent',
      what: `上级地区 ${found.code} 是${regionLevelNames[found.level]}级，不能在${regionLevelNames[row.level]}级上面。`,
      todo: '请核对两个代码。',
    };
  }
  return { code: found.code };
}

/** An officer adds and renames what lies below their own region, nothing else. */
function objection(
  row: RegionRow,
  was: Stored,
  parentCode: string | null,
  scope: KnownRegions['scope'],
  mine: ReadonlySet<string>,
): Objection | undefined {
  if (!scope) return undefined;
  const isBelow = was ? scope.below.has(row.code) : true;
  if (isBelow && parentCode !== null && mine.has(parentCode)) return undefined;
  // A list of the whole county names the county and what is above it too.
  if (was && was.name === row.name && !scope.below.has(row.code)) return undefined;
  return row.code === scope.code
    ? { key: 'name', what: '这是本级地区，名称由上级修改。', todo: '请删掉这一行。' }
    : { key: 'code', what: `代码 ${row.code} 不属于您的地区。`, todo: '请删掉这一行。' };
}
