import { begunOf } from '#db/queries/competition/attempts';
import { type Competition, competitionsOf } from '#db/queries/competition/competitions';
import { regionChain } from '#db/queries/people/place';
import { type Phase, phaseOf } from '#domain/learning/competition';
import type { HeldRole } from '#domain/people/permission';
import { resultTime } from '../../student/competitionTimes.ts';
import { pathOf } from '../pathOf.ts';

export type CompetitionRow = {
  id: number;
  name: string;
  grades: number[];
  opensAt: number;
  closesAt: number;
  regionCode: string;
  regionName: string;
  phase: Phase;
  /** When its results may be seen, ms. */
  resultAt: number;
  ready: boolean;
};

export type CompetitionsView = {
  region: { code: string; name: string };
  path: { href: string; name: string }[];
  rows: CompetitionRow[];
};

/** The competitions of a region and of those above it, the newest first. @throws when there is no such region */
export async function openCompetitions(
  code: string,
  viewer: readonly HeldRole[],
  now: number,
): Promise<CompetitionsView> {
  const chain = await regionChain(code);
  const [region] = chain;
  if (!region) throw new Error(`no region ${code}`);
  const found = await competitionsOf(chain.map((each) => each.code));
  return {
    region: { code, name: region.name },
    path: [...pathOf(chain, viewer), { href: `/regions/${code}/competitions`, name: '知识竞赛' }],
    rows: found.map((competition) => rowOf(competition, chain, now)),
  };
}

/** A competition that this region sees, with how many have begun. */
export async function openCompetition(
  code: string,
  id: number,
  viewer: readonly HeldRole[],
  now: number,
) {
  const view = await openCompetitions(code, viewer, now);
  const row = view.rows.find((each) => each.id === id);
  return row && { ...view, competition: row, begun: await begunOf(id) };
}

export function rowOf(
  competition: Competition,
  regions: readonly { code: string; name: string }[],
  now: number,
): CompetitionRow {
  const { id, name, grades, opensAt, closesAt, regionCode } = competition;
  const resultAt = resultTime(competition);
  return {
    ...{ id, name, grades, opensAt, closesAt, regionCode, resultAt },
    regionName: regions.find(({ code }) => code === regionCode)?.name ?? '',
    phase: phaseOf(competition, now),
    ready: now > resultAt,
  };
}
