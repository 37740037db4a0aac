import type { AuditAct } from '#domain/audit/acts';
import type { Statement } from '../../writer.ts';

/** The seats an act is about, the school it happens in, and who acts when. */
export type SeatsAct = {
  schoolId: number;
  /** Ids of enrolments, each once. They travel as one parameter. */
  seats: readonly number[];
  accountId: string;
  at: number;
};

/** The students of these seats, as a FROM clause: `e` is the seat, `s` the student. */
export const fromSeats = `json_each(:seats) j
  cross join enrolments e on e.id = j.value
  cross join students s on s.id = e.student_id and s.school_id = :school and s.erased_at is null`;

/**
 * Stops the act, undoing all of it, unless the condition holds for every one of the seats and
 * each belongs to a student of the school.
 * @param condition SQL on `e` and `s`
 */
export const everySeat = (
  { schoolId, seats }: SeatsAct,
  condition: string,
  args: Record<string, unknown> = {},
): Statement => ({
  sql: `select case when (select count(*) from ${fromSeats} where ${condition})
    <> json_array_length(:seats) then json('precondition') end`,
  args: { school: schoolId, seats: JSON.stringify(seats), ...args },
});

/**
 * One event a student.
 * @param detail SQL of a JSON object of ids, days and fixed words, on `e` and `s`
 */
export const seatEvents = (
  { schoolId, seats, accountId, at }: SeatsAct,
  act: AuditAct,
  detail: string,
  args: Record<string, unknown> = {},
): Statement => ({
  sql: `insert into audit_events (at, account_id, act, subject, school_id, detail)
    select :at, :account, :act, 'student ' || s.id, :school, ${detail} from ${fromSeats}`,
  args: { at, account: accountId, act, school: schoolId, seats: JSON.stringify(seats), ...args },
});
