import {
  type ClassSession,
  sessionOfClass,
  sessionOpenedBy,
} from '#db/queries/people/classSession';
import { classById } from '#db/queries/people/place';
import { roomList } from '#db/queries/people/roomList';
import {
  extended,
  isTooShort,
  minutesLeft,
  plannedEvidence,
  sessionMinutes,
} from '#domain/people/classSession';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { isDayOff, schoolHoursWords } from '#domain/people/schoolHours';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import { closeRunOutSessions } from './closeRunOutSessions.ts';
import { type LessonToTeach, lessonsToTeach } from './lessonsToTeach.ts';

export type ClassSessionView = {
  class: { id: number; name: string; graduated: boolean };
  school: { id: number; name: string };
  /** How long a session may last, and whether one of the usual length that begins now is class A. */
  plan: {
    least: number;
    most: number;
    usual: number;
    evidence: 'A' | 'C';
    hours: string;
    isDayOff: boolean;
  };
  /** Those required of this class, one of which it may teach to all together. */
  lessons: LessonToTeach[];
  running?: RunningSession;
  /** Another class in which the asking teacher has a session open. */
  elsewhere?: { classId: number };
};

type RunningSession = {
  id: number;
  code: string;
  minutesLeft: number;
  closesAt: number;
  mayExtend: boolean;
  signedIn: number;
  of: number;
  isA: boolean;
  /** Ended now it would become class C. */
  isTooShort: boolean;
  lesson?: LessonToTeach;
};

/** The class session of a class as its teacher sees it: counts, no names. @throws for no such class */
export async function runningClassSession(
  classId: number,
  { accountId, now }: { accountId: string; now: number },
): Promise<ClassSessionView> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const { schoolClass, school } = found;
  await closeRunOutSessions(now);
  const today = dayOf(now);
  const schoolYear = schoolYearOf(today);
  const [lessons, running] = await Promise.all([
    lessonsToTeach(schoolClass, today),
    sessionOfClass(classId, now),
  ]);
  const view: ClassSessionView = {
    class: {
      id: classId,
      name: className(schoolClass, schoolYear),
      graduated: !gradeOf(schoolClass.stage, schoolClass.entryYear, schoolYear),
    },
    school: { id: school.id, name: school.name },
    plan: planAt(now),
    lessons,
  };
  if (running) return { ...view, running: await viewOf(running, lessons, now) };
  const own = await sessionOpenedBy(accountId, now);
  return own ? { ...view, elsewhere: { classId: own.classId } } : view;
}

function planAt(openedAt: number): ClassSessionView['plan'] {
  const { classSessionMinutes: least, schoolHours } = settings();
  const usual = Math.max(least, sessionMinutes.usual);
  const closesAt = openedAt + usual * 60_000;
  return {
    ...{ least, most: sessionMinutes.most, usual },
    evidence: plannedEvidence({ openedAt, closesAt }, schoolHours),
    hours: schoolHoursWords(schoolHours),
    isDayOff: isDayOff(schoolHours, dayOf(openedAt)),
  };
}

async function viewOf(
  running: ClassSession,
  lessons: readonly LessonToTeach[],
  now: number,
): Promise<RunningSession> {
  const { schoolHours, classSessionMinutes } = settings();
  const seats = await roomList(running, now);
  const lesson = lessons.find(({ id }) => id === running.lessonId);
  const isA = running.evidence === 'A';
  return {
    id: running.id,
    code: running.code,
    minutesLeft: minutesLeft(running, now),
    closesAt: running.closesAt,
    mayExtend: 'closesAt' in extended(running, schoolHours),
    signedIn: seats.filter((seat) => seat.signedIn).length,
    of: seats.length,
    isA,
    isTooShort: isA && isTooShort(running.openedAt, now, classSessionMinutes),
    ...(lesson && { lesson }),
  };
}
