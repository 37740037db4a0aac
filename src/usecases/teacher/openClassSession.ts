import { randomInt } from 'node:crypto';
import {
  extendClassSession as extend,
  openClassSession as open,
} from '#db/commands/people/classSession';
import { sessionOfClass, sessionOpenedBy } from '#db/queries/people/classSession';
import { classById } from '#db/queries/people/place';
import { isPreconditionFailure } from '#db/writer';
import { extended, newRoomCode, sessionMinutes } from '#domain/people/classSession';
import { gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';

export type SessionRefused = {
  refused: 'minutes' | 'graduated' | 'class-open' | 'teacher-open' | 'not-running' | 'too-long';
};

type By = { accountId: string; now: number };

/** Codes are drawn anew while another open session shows the same one. */
const draws = 5;

/**
 * Opens a class session: one at a time for a class and for a teacher.
 * @param minutes whole, 20 to 120
 * @throws when there is no such class
 */
export async function openClassSession(
  classId: number,
  minutes: number,
  { accountId, now }: By,
): Promise<{ ok: true } | SessionRefused> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const { schoolClass, school } = found;
  const { least, most } = sessionMinutes;
  if (!Number.isInteger(minutes) || minutes < least || minutes > most)
    return { refused: 'minutes' };
  const schoolYear = schoolYearOf(dayOf(now));
  if (!gradeOf(schoolClass.stage, schoolClass.entryYear, schoolYear)) {
    return { refused: 'graduated' };
  }
  const by = { accountId, classId, schoolId: school.id, at: now };
  for (let draw = 1; draw <= draws; draw += 1) {
    try {
      await open(newRoomCode(randomInt), now + minutes * 60_000, by);
      return { ok: true };
    } catch (error) {
      if (!isPreconditionFailure(error)) throw error;
      if (await sessionOfClass(classId, now)) return { refused: 'class-open' };
      if (await sessionOpenedBy(accountId, now)) return { refused: 'teacher-open' };
    }
  }
  throw new Error('no free code for the computer room');
}

/**
 * Lets the running session of a class go on for ten minutes, to two hours in all.
 * @throws when there is no such class
 */
export async function extendClassSession(
  classId: number,
  { accountId, now }: By,
): Promise<{ ok: true } | SessionRefused> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const running = await sessionOfClass(classId, now);
  if (!running) return { refused: 'not-running' };
  const closesAt = extended(running);
  if (closesAt === undefined) return { refused: 'too-long' };
  const by = { accountId, classId, schoolId: found.school.id, at: now };
  try {
    await extend({ id: running.id, before: running.closesAt, closesAt }, by);
    return { ok: true };
  } catch (error) {
    if (isPreconditionFailure(error)) return { refused: 'not-running' };
    throw error;
  }
}
