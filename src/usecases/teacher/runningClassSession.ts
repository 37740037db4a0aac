import { sessionOfClass, sessionOpenedBy } from '#db/queries/people/classSession';
import { classById } from '#db/queries/people/place';
import { roomList } from '#db/queries/people/roomList';
import { extended, minutesLeft } from '#domain/people/classSession';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';

export type ClassSessionView = {
  class: { id: number; name: string; graduated: boolean };
  school: { id: number; name: string };
  running?: {
    code: string;
    minutesLeft: number;
    closesAt: number;
    mayExtend: boolean;
    signedIn: number;
    of: number;
  };
  /** Another class in which the asking teacher has a session open. */
  elsewhere?: { classId: number };
};

/** The class session of a class as its teacher sees it: counts, no names. @throws for no such class */
export async function runningClassSession(
  classId: number,
  { accountId, now }: { accountId: string; now: number },
): Promise<ClassSessionView> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const { schoolClass, school } = found;
  const schoolYear = schoolYearOf(dayOf(now));
  const view: ClassSessionView = {
    class: {
      id: classId,
      name: className(schoolClass, schoolYear),
      graduated: !gradeOf(schoolClass.stage, schoolClass.entryYear, schoolYear),
    },
    school: { id: school.id, name: school.name },
  };
  const running = await sessionOfClass(classId, now);
  if (!running) {
    const own = await sessionOpenedBy(accountId, now);
    return own ? { ...view, elsewhere: { classId: own.classId } } : view;
  }
  const seats = await roomList(running, now);
  return {
    ...view,
    running: {
      code: running.code,
      minutesLeft: minutesLeft(running, now),
      closesAt: running.closesAt,
      mayExtend: extended(running) !== undefined,
      signedIn: seats.filter((seat) => seat.signedIn).length,
      of: seats.length,
    },
  };
}
