import { classById, regionChain, schoolById } from '#db/queries/people/place';
import type { HeldRole } from '#domain/people/permission';
import type { Role } from '#domain/people/role';
import type { Post } from '#domain/people/staffPost';
import { postWords } from './staffWords.ts';

/** A role to be given, with its place found and named. */
export type LocatedPost = Post & { held: HeldRole; words: string };

type PostName = {
  role: Role;
  classId?: number | undefined;
  schoolId?: number | undefined;
  regionCode?: string | undefined;
};

/** Finds the place a role is to hold in; undefined when there is none that fits the role. */
export async function locatePost(name: PostName, day: string): Promise<LocatedPost | undefined> {
  const { role } = name;
  const nowhere = { role, classId: null, schoolId: null, regionCode: null };
  if (role === 'officer') {
    const chain = await regionChain(name.regionCode ?? '');
    const [region] = chain;
    if (!region) return undefined;
    const place = { regionCodes: chain.map(({ code }) => code) };
    const named = { role, schoolName: null, regionName: region.name, schoolClass: null };
    return {
      ...{ role, place, words: postWords(named, day) },
      held: { ...nowhere, regionCode: region.code },
    };
  }
  const found = role === 'teacher' ? await classById(name.classId ?? 0) : undefined;
  const school = role === 'teacher' ? found?.school : await schoolById(name.schoolId ?? 0);
  if (!school) return undefined;
  const chain = await regionChain(school.regionCode);
  const schoolClass = found?.schoolClass ?? null;
  const named = { role, schoolName: school.name, regionName: chain[0]?.name ?? '', schoolClass };
  const classId = schoolClass?.id;
  const place = { schoolId: school.id, regionCodes: chain.map(({ code }) => code) };
  return {
    role,
    words: postWords(named, day),
    place: classId === undefined ? place : { ...place, classId },
    held: classId === undefined ? { ...nowhere, schoolId: school.id } : { ...nowhere, classId },
  };
}
