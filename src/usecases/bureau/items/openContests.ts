import { openContests as contestsIn } from '#db/queries/bank/contests';
import { regionChain } from '#db/queries/people/place';
import { codesWithin } from '#db/queries/people/regionTree';
import { paceOf } from '#domain/learning/pace';
import { className, schoolYearOf } from '#domain/people/grade';
import type { HeldRole } from '#domain/people/permission';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import { pathOf } from '../pathOf.ts';

export type ContestsView = {
  region: { code: string; name: string };
  path: { href: string; name: string }[];
  contests: {
    id: number;
    at: number;
    school: string;
    className: string;
    lesson: string;
    note: string;
    /** Seconds on the server's clock, and how many were needed. */
    took: number;
    floor: number;
  }[];
};

/** The lessons that teachers of a region ask to have counted: class and lesson, no student. */
export async function openContests(
  code: string,
  viewer: readonly HeldRole[],
  now: number,
): Promise<ContestsView> {
  const [chain, rows] = await Promise.all([regionChain(code), codesWithin(code).then(contestsIn)]);
  const schoolYear = schoolYearOf(dayOf(now));
  return {
    region: { code, name: chain[0]?.name ?? '' },
    path: [...pathOf(chain, viewer), { href: `/regions/${code}/contests`, name: '认定申请' }],
    contests: rows.map(({ id, at, school, schoolClass, title, note, ...run }) => ({
      ...{ id, at, school, note },
      className: className(schoolClass, schoolYear),
      lesson: title,
      ...paceOf(run, settings().readingFloorPercent),
    })),
  };
}
