import { moveClass } from '#db/commands/people/moveClass';
import { classesOf } from '#db/queries/people/classesOf';
import { schoolById } from '#db/queries/people/place';
import { dayOf } from '#domain/time';
import { attempt, type Done, isDay, refuse, stale } from './done.ts';
import { studentsIn } from './seated.ts';
import { type TypedTarget, targetOf } from './targets.ts';

/**
 * Moves students to a class of their school from a day on; a class that is not there yet is
 * opened. The old seats stay in the record.
 */
export async function moveStudents(
  schoolId: number,
  seats: readonly number[],
  typed: TypedTarget & { day: string },
  by: { accountId: string; now: number },
): Promise<Done> {
  const today = dayOf(by.now);
  const school = await schoolById(schoolId);
  if (!school) return refuse(stale);
  const classes = await classesOf(schoolId);
  const target = targetOf({ kind: school.kind, classes, today }, typed);
  if ('message' in target) return refuse(target.message);
  if (!isDay(typed.day)) return refuse('换班日期没有填好。请写成 2026-10-14 这样的日期。');
  if (typed.day > today) return refuse('换班日期不能晚于今天。请到那一天再登记。');
  const students = await studentsIn(schoolId, seats, today);
  if (students.length === 0 || students.length < seats.length) return refuse(stale);
  const early = students.find(({ joinedOn }) => (joinedOn ?? '') > typed.day);
  if (early) {
    return refuse(
      `${early.name}是 ${early.joinedOn} 才来现在这个班的，换班日期不能更早。请改日期，或把这名学生单独换班。`,
    );
  }
  const there = classes.find(
    ({ stage, entryYear, number }) =>
      stage === target.key.stage &&
      entryYear === target.key.entryYear &&
      number === target.key.number,
  );
  const already = students.find(({ classId }) => classId === there?.id);
  if (already) return refuse(`${already.name}已经在这个班了。请选别的班，或回到名单去掉这名学生。`);
  const { accountId, now } = by;
  const act = { schoolId, seats, schoolClass: target.key, day: typed.day, accountId, at: now };
  return attempt(() => moveClass(act));
}
