import { competitionById, competitionsOf } from '#db/queries/competition/competitions';
import { regionChain, schoolById } from '#db/queries/people/place';
import { cellsOf, isShown } from '#domain/learning/competitionFigures';
import { className, schoolYearOf } from '#domain/people/grade';
import type { HeldRole } from '#domain/people/permission';
import { hardest } from '../../bureau/competitions/hardest.ts';
import { rowOf } from '../../bureau/competitions/openCompetitions.ts';
import { addUnits, listDayOf, tallySchool } from '../../bureau/competitions/tallySchool.ts';
import { pathOf } from '../../bureau/pathOf.ts';
import { closeCompetitions } from '../../student/closeCompetitions.ts';

/**
 * The competitions that a school's students were invited to, the newest first; with what the
 * classes did in the one that is asked for, or else in the newest that is over.
 */
export async function schoolCompetitions(
  schoolId: number,
  viewer: readonly HeldRole[],
  now: number,
  asked?: number,
) {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const chain = await regionChain(school.regionCode);
  const found = await competitionsOf(chain.map(({ code }) => code));
  const rows = found.map((competition) => rowOf(competition, chain, now));
  const over = rows.filter(({ ready }) => ready);
  const shown = over.find(({ id }) => id === asked) ?? over[0];
  return {
    school: { id: school.id, name: school.name },
    path: [...pathOf(chain, viewer), { href: `/schools/${schoolId}`, name: school.name }],
    rows,
    ...(shown && { shown: { ...shown, results: await resultsOf(shown.id, schoolId, now) } }),
  };
}

/** Class by class, or several that are shown as one. */
async function resultsOf(competitionId: number, schoolId: number, now: number) {
  await closeCompetitions(now);
  const competition = await competitionById(competitionId);
  if (!competition) throw new Error(`no competition ${competitionId}`);
  const year = schoolYearOf(listDayOf(competition));
  const cells = cellsOf(await tallySchool(competition, schoolId)).map((cell) => ({
    ...addUnits(cell),
    classes: cell.map((each) => className(each, year)),
  }));
  const total = addUnits(cells);
  const hidden = !isShown([total]);
  return {
    ...{ cells, total, hidden, items: competition.items },
    hardest: hidden ? [] : await hardest(competition, [schoolId]),
  };
}
