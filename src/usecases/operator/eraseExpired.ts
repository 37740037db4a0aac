import { erase } from '#db/commands/people/erase';
import { leftBefore } from '#db/queries/people/leftBefore';
import { isPreconditionFailure } from '#db/writer';
import { graceMs, monthsBefore } from '#domain/people/retention';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';

/**
 * Erases the students who left, or whose class left its stage, longer ago than RETENTION_MONTHS,
 * part by part, so that the server goes on answering. Noted in the trail as done by the system.
 * @returns how many were erased; 0 when the setting is 0: kept for ever
 */
export async function eraseExpired(now: number): Promise<number> {
  const { retentionMonths } = settings();
  if (retentionMonths === 0) return 0;
  const today = dayOf(now);
  const day = monthsBefore(today, retentionMonths);
  let erased = 0;
  let after: number | null = 0;
  while (after !== null) {
    const { students, until } = await leftBefore(day, after, now - graceMs);
    if (students.length > 0) erased += await eraseSome(students, now, today);
    after = until;
    await new Promise((resume) => setImmediate(resume));
  }
  return erased;
}

/** Somebody may erase one of them at this moment: then the others wait for the next night. */
async function eraseSome(students: readonly number[], now: number, today: string): Promise<number> {
  try {
    return await erase({ students, accountId: null, at: now, today });
  } catch (error) {
    if (isPreconditionFailure(error)) return 0;
    throw error;
  }
}
