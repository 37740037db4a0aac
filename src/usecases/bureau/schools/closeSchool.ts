import { closeSchool as store } from '#db/commands/people/schools/closeSchool';
import { schoolNow } from '#db/queries/people/schools/schoolNow';
import { lastSeatDay, openSeats } from '#db/queries/people/schools/takeOverState';
import { isPreconditionFailure } from '#db/writer';
import { cleanDay, dateProblem } from '#domain/people/schools/dates';
import { dayOf } from '#domain/time';
import { changedMeanwhile, closedAlready } from './changeSchool.ts';
import type { Officer } from './scope.ts';

/** Closes a school in which nobody sits any more. @returns a sentence when it cannot be */
export async function closeSchool(
  schoolId: number,
  typedOn: string,
  by: Officer,
  now: number,
): Promise<{ closed: true } | { problem: string }> {
  const school = await schoolNow(schoolId);
  if (!school?.periodFrom) return { problem: closedAlready };
  const on = cleanDay(typedOn);
  if (!on) return { problem: '日期不对，写成 2026-09-01 这样。' };
  const lastSeat = await lastSeatDay(schoolId);
  const limits = { today: dayOf(now), periodFrom: school.periodFrom, lastSeat };
  const tooEarly = dateProblem(on, limits);
  if (tooEarly) return { problem: tooEarly };
  const { length: students } = await openSeats(schoolId, on);
  if (students > 0) {
    return {
      problem: `那一天还有 ${students} 名学生在校，没有撤销。请先合并到别的学校，或给学生登记转学、离校。`,
    };
  }
  try {
    await store(school, on, { accountId: by.accountId, at: now });
  } catch (error) {
    if (isPreconditionFailure(error)) return { problem: changedMeanwhile };
    throw error;
  }
  return { closed: true };
}
