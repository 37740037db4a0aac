import { undoLeave } from '#db/commands/people/comeBack';
import { leave } from '#db/commands/people/leave';
import { dayOf, startOfDay } from '#domain/time';
import { attempt, type Done, isDay, refuse, stale } from './done.ts';
import { studentsIn } from './seated.ts';

/** Why a school notes that somebody has gone: 离校, 转学, 登记有误. */
const goneReasons = ['left', 'transferred', 'mistake'] as const;

type By = { accountId: string; now: number };

/**
 * Notes that students have left, from a day on. With `mistake` they never sat there: the day is
 * not asked for, and they count on no day. Frozen rolls stay as they are.
 * @param typed the day (YYYY-MM-DD) and the reason as they came from the form
 */
export async function leaveStudents(
  schoolId: number,
  seats: readonly number[],
  typed: { day: string; because: string },
  by: By,
): Promise<Done> {
  const because = goneReasons.find((reason) => reason === typed.because);
  if (!because) return refuse('还没选原因。请选离校、转学或登记有误。');
  const isMistake = because === 'mistake';
  const today = dayOf(by.now);
  if (!isMistake && !isDay(typed.day))
    return refuse('离校日期没有填好。请写成 2026-10-14 这样的日期。');
  if (!isMistake && typed.day > today)
    return refuse('离校日期不能晚于今天。人还在的时候，请先不要登记。');
  const students = await studentsIn(schoolId, seats, today);
  if (students.length === 0 || students.length < seats.length) return refuse(stale);
  const early = students.find(({ joinedOn }) => (joinedOn ?? '') > typed.day);
  if (!isMistake && early) {
    return refuse(
      `${early.name}是 ${early.joinedOn} 才来这个班的，离校日期不能更早。请改日期，或把这名学生单独登记。`,
    );
  }
  const act = { schoolId, seats, day: typed.day, because, accountId: by.accountId, at: by.now };
  return attempt(() => leave(act));
}

/** Takes back leavings that were noted today. */
export async function undoLeaving(
  schoolId: number,
  seats: readonly number[],
  { accountId, now }: By,
): Promise<Done> {
  if (seats.length === 0) return refuse(stale);
  const since = startOfDay(dayOf(now));
  return attempt(() => undoLeave({ schoolId, seats, accountId, at: now, since }));
}
