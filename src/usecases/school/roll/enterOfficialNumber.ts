import { enterOfficial } from '#db/commands/people/enterOfficial';
import { termOn } from '#db/queries/learning/term';
import { schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { listDay } from '#usecases/bureau/rolls/rollQuality';
import type { Saved } from './confirmSchoolRoll.ts';

const most = 99_999;

/**
 * Keeps the number of students a school reported officially for this school year.
 * @param typed as it was typed; 1,203 and full-width figures are understood
 */
export async function enterOfficialNumber(
  schoolId: number,
  typed: string,
  { accountId, now }: { accountId: string; now: number },
): Promise<Saved> {
  const plain = typed.normalize('NFKC').replace(/[\s,]/g, '').replace(/人$/, '');
  const students = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
  if (!(students <= most)) {
    return {
      ok: false,
      message: `“上报学生数”要写成 0 到 ${most} 的整数，例如 1203。刚才写的没有保存，原来的数没有变。`,
    };
  }
  const today = dayOf(now);
  const term = await termOn(today);
  const schoolYear = schoolYearOf(term ? listDay(term, today) : today);
  await enterOfficial({ schoolId, schoolYear, students, accountId, at: now });
  return { ok: true };
}
