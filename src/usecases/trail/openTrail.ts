import { noteRead } from '#db/commands/audit/noteRead';
import { type TrailScope, trailIds, trailRows } from '#db/queries/audit/trail';
import { trailPeople } from '#db/queries/audit/trailPeople';
import { regionChain, schoolById } from '#db/queries/people/place';
import { actsOf } from '#domain/audit/groups';
import { startOfDay } from '#domain/time';
import type { TrailFilter } from './filter.ts';
import { type TrailLine, trailLine } from './words.ts';

export type TrailView = {
  unit: { name: string; href: string };
  filter: TrailFilter;
  /** Staff to choose from. */
  people: { accountId: string; name: string }[];
  lines: TrailLine[];
  /** The filter of the page after this one; null on the last. */
  older: TrailFilter | null;
};

type Reader = {
  accountId: string;
  /** May this person read the names of the school's students? */
  names: boolean;
};

const linesPerPage = 50;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * The trail of a school, or of a region with all below it: one page, newest first. Where names
 * of students stand in it, that is a reading of their data and noted itself.
 * @throws when there is no such school or region
 */
export async function openTrail(
  scope: TrailScope,
  filter: TrailFilter,
  reader: Reader,
  now: number,
): Promise<TrailView> {
  const [unit, people, lines] = await Promise.all([
    unitOf(scope),
    trailPeople(scope),
    readTrail(scope, filter, reader, linesPerPage + 1, now),
  ]);
  const page = lines.slice(0, linesPerPage);
  const last = page.at(-1);
  const older = lines.length > linesPerPage && last ? { ...filter, before: last.id } : null;
  return { unit, filter, people, lines: page, older };
}

/** The newest events that a filter lets through, as lines of words. */
export async function readTrail(
  scope: TrailScope,
  { kind, who, from, to, before }: TrailFilter,
  { accountId, names }: Reader,
  limit: number,
  now: number,
): Promise<TrailLine[]> {
  const search = {
    acts: actsOf(kind),
    accountId: who,
    from: from === null ? null : startOfDay(from),
    until: to === null ? null : startOfDay(to) + dayMs,
    before,
  };
  const rows = await trailRows(await trailIds(scope, search, limit), names);
  if ('schoolId' in scope && rows.some((row) => row.studentName ?? row.aboutName)) {
    const { schoolId } = scope;
    await noteRead(accountId, { subject: `school ${schoolId}`, schoolId }, now);
  }
  return rows.map(trailLine);
}

async function unitOf(scope: TrailScope): Promise<TrailView['unit']> {
  if ('schoolId' in scope) {
    const school = await schoolById(scope.schoolId);
    if (!school) throw new Error(`no school ${scope.schoolId}`);
    return { name: school.name, href: `/schools/${school.id}` };
  }
  const [region] = await regionChain(scope.regionCode);
  if (!region) throw new Error(`no region ${scope.regionCode}`);
  return { name: region.name, href: `/regions/${region.code}` };
}
