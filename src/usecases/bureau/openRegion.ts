import { branchesBelow } from '#db/queries/indicators/branches';
import { type CurrentClass, currentClasses } from '#db/queries/indicators/currentClasses';
import { rolledElsewhere } from '#db/queries/indicators/rolledElsewhere';
import { type ShownSchool, schoolsShown } from '#db/queries/indicators/schoolsShown';
import type { Scope } from '#db/queries/indicators/scope';
import { rollsOf, termOn } from '#db/queries/learning/term';
import { regionChain, schoolById } from '#db/queries/people/place';
import { codesWithin, regionsBelow } from '#db/queries/people/regionTree';
import { type Figures, rollUp } from '#domain/indicators/figures';
import { className, schoolYearOf } from '#domain/people/grade';
import { type HeldRole, may } from '#domain/people/permission';
import { type RegionLevel, regionLevelNames } from '#domain/people/region';
import { schoolKindNames } from '#domain/people/school';
import { dayOf } from '#domain/time';
import { pathOf } from './pathOf.ts';
import { type RollQuality, rollQuality } from './rolls/rollQuality.ts';

/** Who came and went since the roll was taken, by today's seats. */
type Movement = { joined: number; left: number; graduated: number };

/** One row of the table: a township, school or class below the unit. */
type ChildUnit = Movement & {
  /** Absent where the viewer may not look further: names stand below, or it is elsewhere now. */
  href?: string;
  code: string;
  name: string;
  kind: string;
  /** What became of it since the roll was taken, e.g. 现属河东镇. */
  note?: string;
  figures: Figures;
};

/** A region or a school as its officer or admin sees it. */
export type UnitView = Movement & {
  unit: {
    kind: 'region' | 'school';
    code: string;
    name: string;
    levelName: string;
    schoolId?: number;
    note?: string;
  };
  /** From the highest unit the viewer may see down to this one. */
  path: { href: string; name: string }[];
  term?: { name: string };
  /** The newest roll that holds here. Absent: no roll is frozen yet. */
  roll?: { takenOn: string; frozenAt: number };
  /** Every roll that holds somewhere here, newest first, with its students. */
  rolls: { takenOn: string; students: number }[];
  figures: Figures;
  quality?: RollQuality;
  childKind: string;
  /** In region-code, school-code or class order. */
  children: ChildUnit[];
};

type Viewer = readonly HeldRole[];

/**
 * A region: its own figures are the sum of the classes below it, and so are its children's.
 * Schools that hang on the region itself (县直) stand beside its sub-regions. A school that has
 * moved or closed since the roll was taken is listed where the roll has it.
 * @throws when there is no such region
 */
export async function openRegion(code: string, viewer: Viewer, now: number): Promise<UnitView> {
  const [chain, below, branches, codes] = await Promise.all([
    regionChain(code),
    regionsBelow(code),
    branchesBelow(code),
    codesWithin(code),
  ]);
  const [region] = chain;
  if (!region) throw new Error(`no region ${code}`);
  const { classes, ...view } = await frozenView({ codes }, now);
  const direct = classes.filter((row) => row.regionCode === code);
  const schools = await schoolsShown([...new Set(direct.map((row) => row.schoolId))], code);
  const today = dayOf(now);
  const ofSchool = ({ id }: ShownSchool) => direct.filter((row) => row.schoolId === id);
  const shown = schools.filter(
    (school) =>
      ofSchool(school).length > 0 || (school.regionCode === code && isOpen(school, today)),
  );
  const mayOpen = await openableBy(viewer, code, shown);
  const elsewhere = await namesElsewhere(
    shown.filter((school) => !ofSchool(school).some(({ rollId }) => rollId !== null)),
    today,
  );
  const noteOf = (school: ShownSchool) =>
    fate(school, today) ?? whereabouts(school, code) ?? elsewhere(school);

  return {
    ...view,
    unit: {
      kind: 'region',
      code,
      name: region.name,
      levelName: regionLevelNames[region.level as RegionLevel],
    },
    path: pathOf(chain, viewer),
    childKind: below.length > 0 ? '下级地区' : '学校',
    children: [
      ...below.map((child) => ({
        href: `/regions/${child.code}`,
        code: child.code,
        name: child.name,
        kind: regionLevelNames[child.level],
        ...summed(classes.filter((row) => branches.get(row.regionCode) === child.code)),
      })),
      ...shown.map((school) => ({
        ...(mayOpen(school) && { href: `/schools/${school.id}` }),
        code: school.code,
        name: school.name,
        kind: schoolKindNames[school.kind],
        ...noted(noteOf(school)),
        ...summed(ofSchool(school)),
      })),
    ],
  };
}

/** A school with its classes. @throws when there is no such school */
export async function openSchool(schoolId: number, viewer: Viewer, now: number): Promise<UnitView> {
  const school = await schoolById(schoolId);
  const [shown] = await schoolsShown([schoolId]);
  if (!school || !shown) throw new Error(`no school ${schoolId}`);
  const chain = await regionChain(school.regionCode);
  const { classes, ...view } = await frozenView({ schoolId }, now);
  const schoolYear = schoolYearOf(dayOf(now));
  const place = { schoolId, regionCodes: chain.map((region) => region.code) };
  const mayOpenClasses = may(viewer, 'read', 'class', place);
  return {
    ...view,
    unit: {
      kind: 'school',
      code: school.code,
      name: school.name,
      levelName: schoolKindNames[school.kind],
      schoolId,
      ...noted(fate(shown, dayOf(now))),
    },
    path: [...pathOf(chain, viewer), { href: `/schools/${schoolId}`, name: school.name }],
    childKind: '班级',
    // A class can stand on two rolls, each with other students of it.
    children: [...Map.groupBy(classes, (row) => row.classId).values()].flatMap((rows) => {
      const [row] = rows;
      if (!row) return [];
      return {
        ...(mayOpenClasses && { href: `/classes/${row.classId}` }),
        code: `${row.entryYear}级${row.number}班`,
        name: className(row, schoolYear),
        kind: view.roll && row.rollId === null ? '名册后新开' : '班级',
        ...summed(rows),
      };
    }),
  };
}

/** What a region and a school have in common: the figures on the rolls that hold, and about them. */
async function frozenView(scope: Scope, now: number) {
  const today = dayOf(now);
  const term = await termOn(today);
  const classes = await currentClasses(scope, term?.id ?? '', today);
  const sizes = Map.groupBy(classes, (row) => row.rollId);
  const frozen = term && sizes.size > 0 ? await rollsOf(term.id) : [];
  const rolls = frozen.filter(({ id }) => sizes.has(id));
  const [roll] = rolls;
  return {
    classes,
    ...(term && { term: { name: term.name } }),
    ...(roll && { roll: { takenOn: roll.takenOn, frozenAt: roll.frozenAt } }),
    rolls: rolls.map(({ id, takenOn }) => ({
      takenOn,
      students: rollUp(sizes.get(id) ?? []).roll,
    })),
    ...(term && roll && { quality: await rollQuality(scope, term) }),
    ...summed(classes),
  };
}

const summed = (classes: readonly CurrentClass[]) => ({
  figures: rollUp(classes),
  joined: classes.reduce((sum, row) => sum + row.joined, 0),
  left: classes.reduce((sum, row) => sum + row.left, 0),
  graduated: classes.reduce((sum, row) => sum + row.graduated, 0),
});

const isOpen = ({ closedOn }: ShownSchool, today: string) => closedOn === null || closedOn > today;

const noted = (note: string | undefined) => (note ? { note } : {});

/** What became of a school that is no longer there. */
function fate(school: ShownSchool, today: string): string | undefined {
  if (isOpen(school, today)) return undefined;
  return school.mergedIntoName ? `已并入${school.mergedIntoName}` : '已撤销';
}

const whereabouts = (school: ShownSchool, code: string): string | undefined =>
  school.regionCode === code ? undefined : `现属${school.regionName}`;

/** Where the roll has schools that came here since. */
async function namesElsewhere(schools: readonly ShownSchool[], today: string) {
  const ids = schools.map(({ id }) => id);
  const names = await rolledElsewhere(ids, (await termOn(today))?.id ?? '');
  return ({ id }: ShownSchool) => {
    const name = names.get(id);
    return name && `名册人数算在${name}`;
  };
}

/** May this viewer open a school where it stands today? */
async function openableBy(viewer: Viewer, code: string, schools: readonly ShownSchool[]) {
  const elsewhere = new Set(
    schools.map(({ regionCode }) => regionCode).filter((each) => each !== code),
  );
  const seen = new Set([code]);
  for (const each of elsewhere) {
    const regionCodes = (await regionChain(each)).map((region) => region.code);
    if (may(viewer, 'read', 'school', { regionCodes })) seen.add(each);
  }
  return ({ regionCode }: ShownSchool) => seen.has(regionCode);
}
