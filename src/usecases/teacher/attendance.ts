import { noteAttendance as note } from '#db/commands/people/noteAttendance';
import { attendanceOf } from '#db/queries/people/attendance';
import { classSession, sessionsSince } from '#db/queries/people/classSession';
import { classById } from '#db/queries/people/place';
import { isPreconditionFailure } from '#db/writer';
import { mayCorrect } from '#domain/people/classSession';
import { className, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { closeRunOutSessions } from './closeRunOutSessions.ts';

export type AttendanceView = {
  session: {
    id: number;
    openedAt: number;
    /** Null while it runs. */
    closedAt: number | null;
    isA: boolean;
    teaches: boolean;
  };
  class: { id: number; name: string };
  mayCorrect: boolean;
  students: {
    id: number;
    number: string;
    name: string;
    present: boolean;
    notedBy: 'sign-in' | 'teacher' | null;
  }[];
};

/**
 * Who was in a class session, by name.
 * @param sessionId the newest one of the class if not given
 * @returns undefined when the class has no such session
 */
export async function openAttendance(
  classId: number,
  sessionId: number | undefined,
  now: number,
): Promise<AttendanceView | undefined> {
  await closeRunOutSessions(now);
  const [found, session] = await Promise.all([classById(classId), sessionOf(classId, sessionId)]);
  if (!found || !session) return undefined;
  const { id, openedAt, closedAt, evidence, lessonId } = session;
  const rows = await attendanceOf(session);
  return {
    session: { id, openedAt, closedAt, isA: evidence === 'A', teaches: lessonId !== null },
    class: { id: classId, name: className(found.schoolClass, schoolYearOf(dayOf(openedAt))) },
    mayCorrect: mayCorrect(closedAt, now),
    students: rows.map(({ studentId, number, name, present, notedBy }) => {
      return { id: studentId, number, name, present: present === 1, notedBy };
    }),
  };
}

async function sessionOf(classId: number, sessionId: number | undefined) {
  if (sessionId !== undefined) return classSession(sessionId, classId);
  const [newest] = await sessionsSince(classId, 0, 1);
  return newest;
}

/** What a teacher's form says: who was ticked when it was shown, and who is ticked now. */
export type AttendanceForm = { was: readonly number[]; present: readonly number[] };

/**
 * Notes what the teacher changed on the list. Whoever signed in since it was shown stays as noted.
 * @returns how many were changed; undefined when there is no such session, or its day is over
 */
export async function noteAttendance(
  classId: number,
  sessionId: number,
  { was, present }: AttendanceForm,
  { accountId, now }: { accountId: string; now: number },
): Promise<{ changed: number } | undefined> {
  const [found, view] = await Promise.all([
    classById(classId),
    openAttendance(classId, sessionId, now),
  ]);
  if (!found || !view?.mayCorrect) return undefined;
  const ticked = new Set(present);
  const before = new Set(was);
  const changes = view.students
    .filter(({ id }) => ticked.has(id) !== before.has(id))
    .map(({ id }) => ({ studentId: id, present: ticked.has(id) }));
  if (changes.length === 0) return { changed: 0 };
  const by = { accountId, classId, schoolId: found.school.id, at: now };
  try {
    await note(view.session, changes, by);
    return { changed: changes.length };
  } catch (error) {
    if (isPreconditionFailure(error)) return undefined;
    throw error;
  }
}
