import {
  classesSinceInRegions,
  classesSinceOfSchool,
  type RollClass,
  rollCountsInRegions,
  rollCountsOfSchool,
} from '#db/queries/indicators/rollCounts';
import { rollsOf, termOn } from '#db/queries/learning/term';
import { regionChain, schoolById } from '#db/queries/people/place';
import { codesWithin, regionsBelow, schoolsIn } from '#db/queries/people/regionTree';
import { type Figures, rollUp } from '#domain/indicators/figures';
import { className, schoolYearOf } from '#domain/people/grade';
import { type HeldRole, may } from '#domain/people/permission';
import { type RegionLevel, regionLevelNames } from '#domain/people/region';
import { schoolKindNames } from '#domain/people/school';
import { dayOf } from '#domain/time';

/** One row of the table: a township, school or class below the unit. */
type ChildUnit = {
  /** Absent where the viewer may not look further: names stand below. */
  href?: string;
  code: string;
  name: string;
  kind: string;
  figures: Figures;
  joined: number;
  left: number;
};

/** A region or a school as its officer or admin sees it. */
export type UnitView = {
  unit: {
    kind: 'region' | 'school';
    code: string;
    name: string;
    levelName: string;
    schoolId?: number;
  };
  /** From the highest unit the viewer may see down to this one. */
  path: { href: string; name: string }[];
  term?: { name: string };
  /** Absent: no roll is frozen yet. */
  roll?: { takenOn: string; frozenAt: number };
  figures: Figures;
  /** Students on the books today that joined / left since the roll was taken. */
  joined: number;
  left: number;
  childKind: string;
  /** In region-code, school-code or class order. */
  children: ChildUnit[];
};

type Viewer = readonly HeldRole[];

/**
 * A region: its own figures are the sum of the classes below it, and so are its children's.
 * Schools that hang on the region itself (县直) stand beside its sub-regions.
 * @throws when there is no such region
 */
export async function openRegion(code: string, viewer: Viewer, now: number): Promise<UnitView> {
  const [chain, below, direct] = await Promise.all([
    regionChain(code),
    regionsBelow(code),
    schoolsIn(code),
  ]);
  const [region] = chain;
  if (!region) throw new Error(`no region ${code}`);
  const { term, rolls } = await rollsOn(now);
  const within = new Map<string, Set<string>>();
  for (const child of below) within.set(child.code, new Set(await codesWithin(child.code)));
  const codes = await codesWithin(code);
  const [onRoll, since] = await Promise.all([
    classesOn(rolls, (rollId) => rollCountsInRegions(rollId, codes)),
    classesSinceInRegions(
      rolls.map(({ id }) => id),
      codes,
    ),
  ]);
  const classes = [...onRoll, ...since];
  const roll = rolls.find((each) => classes.some((row) => row.rollId === each.id));

  return {
    unit: {
      kind: 'region',
      code,
      name: region.name,
      levelName: regionLevelNames[region.level as RegionLevel],
    },
    path: pathOf(chain, viewer),
    ...(term && { term: { name: term.name } }),
    ...(roll && { roll: { takenOn: roll.takenOn, frozenAt: roll.frozenAt } }),
    ...summed(classes),
    childKind: below.length > 0 ? '下级地区' : '学校',
    children: [
      ...below.map((child) => ({
        href: `/regions/${child.code}`,
        code: child.code,
        name: child.name,
        kind: regionLevelNames[child.level],
        ...summed(classes.filter((row) => within.get(child.code)?.has(row.regionCode))),
      })),
      ...direct.map((school) => ({
        href: `/schools/${school.id}`,
        code: school.code,
        name: school.name,
        kind: schoolKindNames[school.kind],
        ...summed(classes.filter((row) => row.schoolId === school.id && row.regionCode === code)),
      })),
    ],
  };
}

/** A school with its classes. @throws when there is no such school */
export async function openSchool(schoolId: number, viewer: Viewer, now: number): Promise<UnitView> {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const chain = await regionChain(school.regionCode);
  const { term, rolls } = await rollsOn(now);
  const [onRoll, since] = await Promise.all([
    classesOn(rolls, (rollId) => rollCountsOfSchool(rollId, schoolId)),
    classesSinceOfSchool(
      rolls.map(({ id }) => id),
      schoolId,
    ),
  ]);
  const classes = [...onRoll, ...since];
  const roll = rolls.find((each) => classes.some((row) => row.rollId === each.id));
  const schoolYear = schoolYearOf(dayOf(now));
  const place = { schoolId, regionCodes: chain.map((region) => region.code) };
  const mayOpenClasses = may(viewer, 'read', 'class', place);
  return {
    unit: {
      kind: 'school',
      code: school.code,
      name: school.name,
      levelName: schoolKindNames[school.kind],
      schoolId,
    },
    path: [...pathOf(chain, viewer), { href: `/schools/${schoolId}`, name: school.name }],
    ...(term && { term: { name: term.name } }),
    ...(roll && { roll: { takenOn: roll.takenOn, frozenAt: roll.frozenAt } }),
    ...summed(classes),
    childKind: '班级',
    children: classes.map((row) => ({
      ...(mayOpenClasses && { href: `/classes/${row.classId}` }),
      code: `${row.entryYear}级${row.number}班`,
      name: className(row, schoolYear),
      kind: roll && row.rollId === null ? '名册后新开' : '班级',
      ...summed([row]),
    })),
  };
}

async function rollsOn(now: number) {
  const term = await termOn(dayOf(now));
  return { term, rolls: term ? await rollsOf(term.id) : [] };
}

/**
 * A unit's classes on the rolls of the term, newest first. A newer roll takes the place of the
 * older ones in its region and all below it; they are never added.
 */
async function classesOn(
  rolls: Awaited<ReturnType<typeof rollsOf>>,
  rowsOf: (rollId: number) => Promise<RollClass[]>,
): Promise<RollClass[]> {
  const found = await Promise.all(
    rolls.map((roll) => Promise.all([rowsOf(roll.id), codesWithin(roll.regionCode)])),
  );
  const replaced = new Set<string>();
  return found.flatMap(([rows, codes]) => {
    const current = rows.filter((row) => !replaced.has(row.regionCode));
    for (const code of codes) replaced.add(code);
    return current;
  });
}

const summed = (classes: readonly RollClass[]) => ({
  figures: rollUp(classes),
  joined: classes.reduce((sum, row) => sum + row.joined, 0),
  left: classes.reduce((sum, row) => sum + row.left, 0),
});

/** The links a viewer may follow upwards: only regions in their own scope. */
function pathOf(chain: { code: string; name: string }[], viewer: Viewer) {
  const visible = chain.filter((_, i) =>
    may(viewer, 'read', 'region', { regionCodes: chain.slice(i).map((region) => region.code) }),
  );
  return visible.reverse().map(({ code, name }) => ({ href: `/regions/${code}`, name }));
}
