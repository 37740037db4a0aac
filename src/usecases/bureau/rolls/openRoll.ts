import { branchesBelow } from '#db/queries/indicators/branches';
import { type Difference, differences, type Later } from '#db/queries/indicators/differences';
import { rollCountsInRegions } from '#db/queries/indicators/rollCounts';
import { type RollAt, rollsAt } from '#db/queries/indicators/rollsAt';
import { namesOn } from '#db/queries/indicators/schoolsShown';
import { regionChain } from '#db/queries/people/place';
import { codesWithin, regionsBelow } from '#db/queries/people/regionTree';
import { type Figures, rollUp } from '#domain/indicators/figures';
import type { HeldRole } from '#domain/people/permission';
import { regionLevelNames } from '#domain/people/region';
import { dayOf } from '#domain/time';
import { pathOf } from '../pathOf.ts';

/** One row of a frozen roll, as it stood. */
type RollChild = {
  /** The same roll one level down. */
  href?: string;
  code: string;
  name: string;
  kind: string;
  figures: Figures;
};

export type RollView = {
  region: { code: string; name: string };
  path: { href: string; name: string }[];
  roll: RollAt;
  childKind: string;
  /** Townships and schools in code order, schools under the names of that day. */
  children: RollChild[];
  /** What the roll can be compared with: today, or another roll. */
  others: { id: number; takenOn: string; termName: string; regionName: string }[];
  difference: {
    /** Absent: today. */
    withRoll?: number;
    day: string;
    rows: (Difference & { code: string; name: string })[];
  };
};

/**
 * One frozen roll as far as it concerns a region.
 * @param withRoll another roll to compare it with; without one it is compared with today
 * @returns undefined when no class of the region stands on it
 */
export async function openRoll(
  code: string,
  rollId: number,
  viewer: readonly HeldRole[],
  now: number,
  withRoll?: number,
): Promise<RollView | undefined> {
  const codes = await codesWithin(code);
  const rolls = await rollsAt(codes, dayOf(now));
  const roll = rolls.find(({ id }) => id === rollId);
  if (!roll) return undefined;
  const others = rolls.filter(({ id }) => id !== rollId);
  const other = others.find(({ id }) => id === withRoll);
  const chain = await regionChain(code);
  const [classes, below, branches, difference] = await Promise.all([
    rollCountsInRegions(rollId, codes, dayOf(now)),
    regionsBelow(code),
    branchesBelow(code),
    compared(roll, other, codes, dayOf(now)),
  ]);
  const bySchool = Map.groupBy(
    classes.filter((row) => row.regionCode === code),
    (row) => row.schoolId,
  );
  const schools = await namesOn([...bySchool.keys()], roll.takenOn);
  const here = `/regions/${code}/rolls`;
  return {
    region: { code, name: chain[0]?.name ?? code },
    path: [
      ...pathOf(chain, viewer),
      { href: here, name: '名册' },
      { href: `${here}/${rollId}`, name: roll.takenOn },
    ],
    roll,
    childKind: below.length > 0 ? '下级地区' : '学校',
    children: [
      ...below.flatMap((child) => {
        const rows = classes.filter((row) => branches.get(row.regionCode) === child.code);
        if (rows.length === 0) return [];
        const kind = regionLevelNames[child.level];
        const href = `/regions/${child.code}/rolls/${rollId}`;
        return { href, code: child.code, name: child.name, kind, figures: rollUp(rows) };
      }),
      ...schools.map(({ id, ...school }) => ({
        ...school,
        kind: '学校',
        figures: rollUp(bySchool.get(id) ?? []),
      })),
    ],
    others: others.map(({ id, takenOn, termName, regionName }) => {
      return { id, takenOn, termName, regionName };
    }),
    difference,
  };
}

/** Two rolls are compared where both of them reach. */
async function compared(
  roll: RollAt,
  other: RollAt | undefined,
  codes: readonly string[],
  today: string,
): Promise<RollView['difference']> {
  const reaches = await Promise.all(
    [roll, other].flatMap((each) => (each ? [codesWithin(each.regionCode)] : [])),
  );
  const common = codes.filter((code) => reaches.every((reached) => reached.includes(code)));
  const later: Later = other ? { rollId: other.id, takenOn: other.takenOn } : { day: today };
  const rows = await differences(roll.id, later, common);
  const names = await namesOn(
    rows.map(({ schoolId }) => schoolId),
    other?.takenOn ?? today,
  );
  return {
    ...(other && { withRoll: other.id }),
    day: other?.takenOn ?? today,
    rows: names.flatMap(({ id, code, name }) => {
      const row = rows.find(({ schoolId }) => schoolId === id);
      return row ? { ...row, code, name } : [];
    }),
  };
}
