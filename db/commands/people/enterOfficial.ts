import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

export type OfficialEnrolment = {
  schoolId: number;
  schoolYear: number;
  students: number;
  accountId: string;
  at: number;
};

/**
 * Keeps the number of students a school reported for a school year. Earlier numbers stay; the
 * newest holds.
 * @throws isPreconditionFailure when there is no such school
 * @throws isConstraintFailure when the number is below zero
 */
export async function enterOfficial(official: OfficialEnrolment): Promise<void> {
  const { schoolId, schoolYear, students, accountId, at } = official;
  await write([
    {
      sql: `insert into official_enrolments (school_id, school_year, students, account_id, at)
        select id, :year, :students, :account, :at from schools where id = :school`,
      args: { school: schoolId, year: schoolYear, students, account: accountId, at },
    },
    mustHaveChanged,
    auditEvent({
      ...{ at, accountId, act: 'enterOfficial', subject: `school ${schoolId}`, schoolId },
      detail: { schoolYear, students },
    }),
  ]);
}
