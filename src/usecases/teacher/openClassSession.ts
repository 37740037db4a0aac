import { randomInt } from 'node:crypto';
import {
  extendClassSession as extend,
  openClassSession as open,
} from '#db/commands/people/classSession';
import { sessionOfClass, sessionOpenedBy } from '#db/queries/people/classSession';
import { classById } from '#db/queries/people/place';
import { isPreconditionFailure } from '#db/writer';
import {
  extended,
  newRoomCode,
  plannedEvidence,
  sessionMinutes,
} from '#domain/people/classSession';
import { gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import { closeRunOutSessions } from './closeRunOutSessions.ts';
import { lessonsToTeach } from './lessonsToTeach.ts';

export type SessionRefused = {
  refused:
    | 'minutes'
    | 'lesson'
    | 'graduated'
    | 'class-open'
    | 'teacher-open'
    | 'not-running'
    | 'too-long'
    | 'after-hours';
};

type By = { accountId: string; now: number };

/** Codes are drawn anew while another open session shows the same one. */
const draws = 5;

/**
 * Opens a class session: one at a time for a class and for a teacher. It is class A if all of it
 * lies within school hours.
 * @param minutes whole, from the least of the settings to 120
 * @param lessonId the lesson it teaches to all together, one required of this class
 * @throws when there is no such class
 */
export async function openClassSession(
  classId: number,
  minutes: number,
  { accountId, now }: By,
  lessonId: string | null = null,
): Promise<{ ok: true } | SessionRefused> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const { schoolClass, school } = found;
  const { classSessionMinutes: least, schoolHours } = settings();
  if (!Number.isInteger(minutes) || minutes < least || minutes > sessionMinutes.most) {
    return { refused: 'minutes' };
  }
  const today = dayOf(now);
  if (!gradeOf(schoolClass.stage, schoolClass.entryYear, schoolYearOf(today))) {
    return { refused: 'graduated' };
  }
  const lessons = lessonId === null ? [] : await lessonsToTeach(schoolClass, today);
  if (lessonId !== null && !lessons.some(({ id }) => id === lessonId)) return { refused: 'lesson' };
  await closeRunOutSessions(now);
  const closesAt = now + minutes * 60_000;
  const evidence = plannedEvidence({ openedAt: now, closesAt }, schoolHours);
  const by = { accountId, classId, schoolId: school.id, at: now };
  for (let draw = 1; draw <= draws; draw += 1) {
    try {
      await open({ code: newRoomCode(randomInt), closesAt, evidence, lessonId }, by);
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
 * Lets the running session of a class go on for ten minutes, to two hours in all; one of class A
 * within school hours.
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
  const later = extended(running, settings().schoolHours);
  if ('refused' in later) return later;
  const by = { accountId, classId, schoolId: found.school.id, at: now };
  try {
    await extend({ id: running.id, before: running.closesAt, closesAt: later.closesAt }, by);
    return { ok: true };
  } catch (error) {
    if (isPreconditionFailure(error)) return { refused: 'not-running' };
    throw error;
  }
}
