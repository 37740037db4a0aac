import { comeBack as seatAgain } from '#db/commands/people/comeBack';
import { classesOf } from '#db/queries/people/classesOf';
import { schoolById } from '#db/queries/people/place';
import { seatsOf } from '#db/queries/people/pupil';
import { dayOf } from '#domain/time';
import { attempt, type Done, isDay, refuse, stale } from './done.ts';
import { type TypedTarget, targetOf } from './targets.ts';

/** Gives a student who left a seat again, from a day on. */
export async function comeBack(
  { schoolId, studentId }: { schoolId: number; studentId: number },
  typed: TypedTarget & { day: string },
  by: { accountId: string; now: number },
): Promise<Done> {
  const today = dayOf(by.now);
  const school = await schoolById(schoolId);
  if (!school) return refuse(stale);
  const target = targetOf({ kind: school.kind, classes: await classesOf(schoolId), today }, typed);
  if ('message' in target) return refuse(target.message);
  if (!isDay(typed.day)) return refuse('回校日期没有填好。请写成 2026-10-14 这样的日期。');
  if (typed.day > today) return refuse('回校日期不能晚于今天。请到那一天再登记。');
  const last =
    (await seatsOf(studentId))
      .map((seat) => seat.leftOn ?? '')
      .sort()
      .at(-1) ?? '';
  if (typed.day < last) return refuse(`这名学生到 ${last} 才离开，回校日期不能更早。`);
  return attempt(() =>
    seatAgain({
      ...{ schoolId, studentId, schoolClass: target.key, day: typed.day },
      ...{ accountId: by.accountId, at: by.now },
    }),
  );
}
