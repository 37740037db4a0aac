import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

export type RollConfirmation = {
  schoolId: number;
  termId: string;
  /** The day whose list it is, YYYY-MM-DD; within the term. */
  takenOn: string;
  /** How many are on the list, and the digest of who sits in which class. */
  students: number;
  digest: string;
  accountId: string;
  at: number;
};

/**
 * Keeps a school's word that its list is right. Earlier ones stay; the newest holds. Should the
 * list change in the same moment, the confirmation does not fit it and is shown as outdated.
 * @throws isPreconditionFailure when the day is not in the term or the school was closed by then
 */
export async function confirmRoll(confirmation: RollConfirmation): Promise<void> {
  const { schoolId, termId, takenOn, students, digest, accountId, at } = confirmation;
  await write([
    {
      sql: `insert into roll_confirmations
          (school_id, term_id, taken_on, students, digest, account_id, at)
        select s.id, t.id, :takenOn, :students, :digest, :account, :at
        from schools s join terms t on t.id = :term
        where s.id = :school and (s.closed_on is null or s.closed_on > :takenOn)
          and :takenOn between t.starts_on and t.ends_on`,
      args: { school: schoolId, term: termId, takenOn, students, digest, account: accountId, at },
    },
    mustHaveChanged,
    auditEvent({
      ...{ at, accountId, act: 'confirmRoll', subject: `school ${schoolId}`, schoolId },
      detail: { term: termId, takenOn, students },
    }),
  ]);
}
