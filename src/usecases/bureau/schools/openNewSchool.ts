import { regionsWithin } from '#db/queries/people/regionsWithin';
import type { HeldRole } from '#domain/people/permission';
import { dayOf } from '#domain/time';
import { pathTo } from './path.ts';

/** What the forms below the list of schools need: where one is, and the regions to choose from. */
export async function openNewSchool(code: string, viewer: readonly HeldRole[], now: number) {
  const [path, regions] = await Promise.all([pathTo(code, viewer), regionsWithin([code])]);
  const schools = { href: `/regions/${code}/schools`, name: '学校' };
  return { path: [...path, schools], regions, today: dayOf(now) };
}
