import type { ConsentState } from '#domain/people/consent';
import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

export type ConsentChange = { studentId: number; state: ConsentState };

/**
 * Notes guardians' forms of students of a class. Where one no longer says yes, sign-ins outside
 * a class session end.
 * @throws isPreconditionFailure when one of them no longer sits in the class
 */
export const noteConsent = (
  changes: readonly ConsentChange[],
  by: { accountId: string; classId: number; schoolId: number; at: number },
) =>
  write([
    {
      sql: `insert into guardian_consents (student_id, state, account_id, at)
        select e.student_id, j.value ->> 1, :account, :at from json_each(:changes) j
        cross join enrolments e on e.student_id = j.value ->> 0
          and e.class_id = :class and e.left_on is null`,
      args: {
        changes: JSON.stringify(changes.map(({ studentId, state }) => [studentId, state])),
        account: by.accountId,
        class: by.classId,
        at: by.at,
      },
    },
    {
      sql: `select case when changes() <> ? then json('precondition') end`,
      args: [changes.length],
    },
    {
      sql: `delete from sessions where class_session_id is null and account_id in
        (select a.id from json_each(?) j cross join accounts a on a.student_id = j.value)`,
      args: [
        JSON.stringify(
          changes.filter(({ state }) => state !== 'collected').map(({ studentId }) => studentId),
        ),
      ],
    },
    ...changes.map(({ studentId, state }) =>
      auditEvent({
        at: by.at,
        accountId: by.accountId,
        act: 'noteConsent',
        subject: `student ${studentId}`,
        schoolId: by.schoolId,
        detail: { state },
      }),
    ),
    auditEvent({
      at: by.at,
      accountId: by.accountId,
      act: 'noteConsent',
      subject: `class ${by.classId}`,
      schoolId: by.schoolId,
      detail: countsOf(changes),
    }),
  ]);

function countsOf(changes: readonly ConsentChange[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of changes) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
