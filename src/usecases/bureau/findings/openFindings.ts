import { type FindingRow, findingsWithin } from '#db/queries/anomaly/findingsWithin';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import { regionChain } from '#db/queries/people/place';
import { codesWithin } from '#db/queries/people/regionTree';
import { className, schoolYearOf } from '#domain/people/grade';
import type { HeldRole } from '#domain/people/permission';
import { dayOf } from '#domain/time';
import { pathOf } from '../pathOf.ts';
import { isLooking, lastLookAt } from './lookAgain.ts';

export type FindingView = Pick<FindingRow, 'id' | 'sign' | 'students' | 'detail'> & {
  school: { code: string; name: string };
  className: string;
  lesson: string;
};

export type FindingsView = {
  region: { code: string; name: string };
  path: { href: string; name: string }[];
  /** In the order of school codes and classes: no ranking. */
  findings: FindingView[];
  /** When it was looked for; undefined: not known since the server started. */
  at: number | undefined;
  isLooking: boolean;
};

/** What looks odd in the classes of a region, without any student's name. @throws when there is none */
export async function openFindings(
  code: string,
  viewer: readonly HeldRole[],
  now: number,
): Promise<FindingsView> {
  const chain = await regionChain(code);
  const [region] = chain;
  if (!region) throw new Error(`no region ${code}`);
  const [rows, lessons] = await Promise.all([
    findingsWithin(await codesWithin(code)),
    currentLessons(),
  ]);
  const titles = new Map(lessons.map(({ lessonId, title }) => [lessonId, title]));
  const schoolYear = schoolYearOf(dayOf(now));
  const times = rows.map(({ at }) => at);
  return {
    region: { code, name: region.name },
    path: [...pathOf(chain, viewer), { href: `/regions/${code}/findings`, name: '异常线索' }],
    findings: rows.map(({ id, sign, students, detail, ...row }) => ({
      ...{ id, sign, students, detail },
      school: { code: row.schoolCode, name: row.schoolName },
      className: className(row, schoolYear),
      lesson: titles.get(row.lessonId ?? '') ?? '',
    })),
    at: lastLookAt(code) ?? (times.length > 0 ? Math.min(...times) : undefined),
    isLooking: isLooking(),
  };
}
