import { classById } from '#db/queries/people/place';
import { roomList } from '#db/queries/people/roomList';
import { className, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';

export type RoomName = {
  studentId: number;
  name: string;
  /** The end of the school number, where two students have the same name. */
  hint?: string;
  signedIn: boolean;
};

export type RoomNames = { className: string; schoolName: string; names: RoomName[] };

/**
 * The name list of a running class session, in the order of the school numbers.
 * @throws when there is no such class
 */
export async function roomNames(
  session: { id: number; classId: number },
  now: number,
): Promise<RoomNames> {
  const [found, seats] = await Promise.all([classById(session.classId), roomList(session, now)]);
  if (!found) throw new Error(`no class ${session.classId}`);
  return {
    className: className(found.schoolClass, schoolYearOf(dayOf(now))),
    schoolName: found.school.name,
    names: seats.map(({ studentId, name, number, signedIn }) => {
      const isShared = seats.filter((seat) => seat.name === name).length > 1;
      const hint = isShared ? { hint: number.slice(-3) } : {};
      return { studentId, name, ...hint, signedIn: signedIn === 1 };
    }),
  };
}
