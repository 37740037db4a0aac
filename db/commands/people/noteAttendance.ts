import { correctionHours } from '#domain/people/classSession';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { settleActs } from './settleActs.ts';

export type Attendance = { studentId: number; present: boolean };

/**
 * Notes who was in a class session, over whatever was noted before, while it runs and for a day
 * after; what was done in it, and what it taught, is settled anew.
 * @throws isPreconditionFailure when the session is not of this class, or its day is over
 */
export const noteAttendance = (
  session: { id: number; openedAt: number },
  changes: readonly Attendance[],
  by: { accountId: string; classId: number; schoolId: number; at: number },
) =>
  write([
    {
      sql: `insert into attendance (class_session_id, student_id, present, account_id, at)
        select s.id, j.value ->> 0, j.value ->> 1, :account, :at
        from class_sessions s join json_each(:changes) j
        where s.id = :id and s.class_id = :class
          and coalesce(s.closed_at, s.closes_at) + ${correctionHours * 3_600_000} > :at
        on conflict do update
        set present = excluded.present, account_id = excluded.account_id, at = excluded.at`,
      args: {
        ...{ id: session.id, class: by.classId, account: by.accountId, at: by.at },
        changes: JSON.stringify(changes.map(({ studentId, present }) => [studentId, +present])),
      },
    },
    mustHaveChanged,
    ...settleActs(session),
    ...changes.map(({ studentId, present }) =>
      event(by, `student ${studentId}`, present ? { present: true } : { absent: true }),
    ),
    event(by, `class ${by.classId}`, {
      nowPresent: changes.filter(({ present }) => present).length,
      nowAbsent: changes.filter(({ present }) => !present).length,
    }),
  ]);

const event = (
  { at, accountId, schoolId }: { at: number; accountId: string; schoolId: number },
  subject: string,
  detail: Record<string, number | boolean>,
) => auditEvent({ at, accountId, act: 'noteAttendance', subject, schoolId, detail });
