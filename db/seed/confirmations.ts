import { schoolYearOf } from '#domain/people/grade';
import { confirmRoll } from '../commands/people/confirmRoll.ts';
import { enterOfficial } from '../commands/people/enterOfficial.ts';
import { listsOn } from '../queries/indicators/rollOn.ts';
import { codesWithin } from '../queries/people/regionTree.ts';
import { countyCode } from './county.ts';
import type { SeedSchool } from './roster.ts';
import type { SeedStaff } from './staff.ts';

/** The quiet school has neither confirmed its list nor said how many it reported. */
const silent = 'SF07';
/** Has confirmed, but not yet entered the number. */
const withoutNumber = 'SF12';
/** Reported so many more than are on its list. */
const mismatch = { code: 'SF04', students: 7 };

/**
 * What the schools said about their lists before the roll was frozen.
 * @returns how many schools have not confirmed
 */
export async function seedConfirmations(
  schools: readonly SeedSchool[],
  { accountOf }: SeedStaff,
  { termId, takenOn, now }: { termId: string; takenOn: string; now: number },
): Promise<number> {
  const lists = await listsOn({ codes: await codesWithin(countyCode) }, takenOn);
  let confirmed = 0;
  for (const { id: schoolId, plan } of schools) {
    const list = lists.find((each) => each.schoolId === schoolId);
    if (!list || plan.code === silent) continue;
    const by = { accountId: accountOf(`${plan.code.toLowerCase()}-admin`), at: now };
    confirmed += 1;
    await confirmRoll({ ...list, ...by, termId, takenOn });
    if (plan.code === withoutNumber) continue;
    const more = plan.code === mismatch.code ? mismatch.students : 0;
    const students = list.students + more;
    await enterOfficial({ schoolId, students, schoolYear: schoolYearOf(takenOn), ...by });
  }
  return schools.length - confirmed;
}
