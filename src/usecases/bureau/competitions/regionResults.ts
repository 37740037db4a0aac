import type { Competition } from '#db/queries/competition/competitions';
import { schoolsOn } from '#db/queries/competition/results';
import { codesWithin } from '#db/queries/people/regionTree';
import { cellsOf, isShown } from '#domain/learning/competitionFigures';
import { hardest, type Objective } from './hardest.ts';
import { addUnits, listDayOf, tallySchool, type Unit } from './tallySchool.ts';

/** One school, or several that are shown as one. */
type SchoolCell = Unit & { schools: { id: number; code: string; name: string }[] };

export type RegionResults = {
  /** In code order. */
  cells: SchoolCell[];
  total: Unit;
  /** Fewer took part in all than may be shown. */
  hidden: boolean;
  /** Schools of this region that are shown together with schools of another part. */
  elsewhere: { id: number; name: string }[];
  hardest: Objective[];
};

/**
 * What the schools of a region did in a competition that is over. Schools with few participants
 * are put together once for the whole competition, so that a page of one part, compared with that
 * of the whole, shows nothing more.
 */
export async function regionResults(
  competition: Competition,
  regionCode: string,
): Promise<RegionResults> {
  const [all, mine] = await Promise.all([
    codesWithin(competition.regionCode),
    codesWithin(regionCode),
  ]);
  const schools: (SchoolCell['schools'][number] & Unit & { regionCode: string })[] = [];
  // One after the other: each is a statement of its own, and others are served in between.
  for (const school of await schoolsOn(all, listDayOf(competition))) {
    const unit = addUnits(await tallySchool(competition, school.id));
    if (unit.listed > 0) schools.push({ ...school, ...unit });
  }
  const isMine = (school: { regionCode: string }) => mine.includes(school.regionCode);
  const parts = cellsOf(schools, (school) => school.regionCode);
  const inside = parts.filter((cell) => cell.every(isMine));
  const across = parts.filter((cell) => cell.some(isMine) && !cell.every(isMine));
  const cells = inside.map((cell) => ({
    ...addUnits(cell),
    schools: cell.map(({ id, code, name }) => ({ id, code, name })),
  }));
  const total = addUnits(cells);
  const hidden = !isShown([total]);
  return {
    ...{ cells, total, hidden },
    elsewhere: across.flat().filter(isMine),
    hardest: hidden
      ? []
      : await hardest(
          competition,
          inside.flat().map(({ id }) => id),
        ),
  };
}
