import type { ListedStudent } from '#db/queries/people/studentList';
import { leaveNames } from '#domain/people/enrolment';
import { className, schoolYearOf } from '#domain/people/grade';

export type StudentRow = Pick<
  ListedStudent,
  | 'id'
  | 'number'
  | 'name'
  | 'standing'
  | 'credential'
  | 'consent'
  | 'joinedOn'
  | 'leftOn'
  | 'classId'
> & {
  /** The open seat, on which acts are done; null for who left. */
  seat: number | null;
  /** The class of the open or else the last seat. */
  className: string;
  /** Why the seat was left, when that is known. */
  because: string | null;
};

/** A student as lists show them. */
export function studentRow(row: ListedStudent, today: string): StudentRow {
  const { id, number, name, standing, credential, consent, joinedOn, leftOn, classId } = row;
  const { stage, entryYear, classNumber, enrolmentId, leftBecause } = row;
  const hasClass = stage !== null && entryYear !== null && classNumber !== null;
  return {
    ...{ id, number, name, standing, credential, consent, joinedOn, leftOn, classId },
    seat: leftOn === null ? enrolmentId : null,
    className: hasClass
      ? className({ stage, entryYear, number: classNumber }, schoolYearOf(today))
      : '—',
    because: leftBecause && leaveNames[leftBecause],
  };
}
