import { regionChain } from '#db/queries/people/place';
import { regionsBelow } from '#db/queries/people/regionTree';
import { countSchools } from '#db/queries/people/schools/schoolList';
import type { HeldRole } from '#domain/people/permission';
import { type RegionLevel, regionLevelNames } from '#domain/people/region';
import { type SchoolKind, schoolKinds } from '#domain/people/school';
import { type CountedSchool, listSchools } from './listSchools.ts';
import { pathTo } from './path.ts';

const schoolsPerPage = 50;

/** What the address of the list asks for; anything else counts as not asked. */
export type SchoolsAsked = {
  state: 'open' | 'closed';
  kind?: SchoolKind | undefined;
  /** A region directly below, with all below it. */
  region?: string | undefined;
  words?: string | undefined;
  page: number;
};

export type SchoolsView = {
  region: { code: string; name: string; levelName: string };
  path: { href: string; name: string }[];
  /** The regions directly below, for the filter and the list of them. */
  below: { code: string; name: string; levelName: string }[];
  asked: SchoolsAsked;
  schools: CountedSchool[];
  found: number;
  pages: number;
  /** Without any filter: is this the beginning? */
  none: boolean;
};

/** Reads the query of the list of schools. */
export function schoolsAsked(query: URLSearchParams): SchoolsAsked {
  const kind = schoolKinds.find((each) => each === query.get('kind'));
  const region = query.get('region') ?? '';
  const words = (query.get('q') ?? '').trim().slice(0, 40);
  const page = Number(query.get('page') ?? 1);
  return {
    state: query.get('state') === 'closed' ? 'closed' : 'open',
    ...(kind && { kind }),
    ...(/^\d{6,9}$/.test(region) && { region }),
    ...(words !== '' && { words }),
    page: Number.isInteger(page) && page >= 1 && page < 10_000 ? page : 1,
  };
}

/**
 * The schools of a region and all below it that fit what was asked, a page of them.
 * @throws when there is no such region
 */
export async function openSchools(
  code: string,
  asked: SchoolsAsked,
  viewer: readonly HeldRole[],
  now: number,
): Promise<SchoolsView> {
  const [chain, below] = await Promise.all([regionChain(code), regionsBelow(code)]);
  const [region] = chain;
  if (!region) throw new Error(`no region ${code}`);
  const within = below.find((each) => each.code === asked.region)?.code;
  const { state, kind, words } = asked;
  const filter = { regionCode: within ?? code, state, kind, words };
  const found = await countSchools(filter);
  const pages = Math.max(1, Math.ceil(found / schoolsPerPage));
  const page = Math.min(asked.page, pages);
  const from = (page - 1) * schoolsPerPage;
  const [schools, path, all] = await Promise.all([
    listSchools(filter, { from, most: schoolsPerPage }, now),
    pathTo(code, viewer),
    found > 0 ? found : countSchools({ regionCode: code, state }),
  ]);
  return {
    region: { code, name: region.name, levelName: levelName(region.level) },
    path: [...path, { href: `/regions/${code}/schools`, name: '学校' }],
    below: below.map((each) => ({ ...each, levelName: levelName(each.level) })),
    asked: { ...asked, region: within, page },
    schools,
    found,
    pages,
    none: all === 0,
  };
}

const levelName = (level: string) => regionLevelNames[level as RegionLevel];
