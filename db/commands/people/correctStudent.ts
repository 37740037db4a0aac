import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

type Written = { number: string; name: string };

export type CorrectStudent = {
  schoolId: number;
  studentId: number;
  /** What the page showed, and what it is to be. */
  was: Written;
  is: Written;
  accountId: string;
  at: number;
};

/**
 * Corrects a student's number and name. What they were is not kept.
 * @throws isPreconditionFailure when somebody else corrected it meanwhile, a constraint failure
 *   when the number belongs to another student of the school
 */
export const correctStudent = ({ schoolId, studentId, was, is, accountId, at }: CorrectStudent) =>
  write([
    {
      sql: `update students set number = :number, name = :name
        where id = :id and school_id = :school and erased_at is null
          and number = :oldNumber and name = :oldName`,
      args: {
        ...{ id: studentId, school: schoolId, number: is.number, name: is.name },
        ...{ oldNumber: was.number, oldName: was.name },
      },
    },
    mustHaveChanged,
    auditEvent({
      ...{ at, accountId, act: 'correctStudent', schoolId, subject: `student ${studentId}` },
      detail: { number: was.number !== is.number, name: was.name !== is.name },
    }),
  ]);
