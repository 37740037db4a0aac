import type { ClassKey } from '#domain/people/roster/classOf';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { ensureClass } from './moveClass.ts';
import { everySeat, type SeatsAct, seatEvents } from './seats.ts';

/**
 * Takes back leavings noted on the same day: exactly those seats are open again.
 * @param since when that day began
 * @throws isPreconditionFailure when a seat was not closed by a leaving since then, when its
 *   student has left another seat later, or sits somewhere again
 */
export const undoLeave = (act: SeatsAct & { since: number }) =>
  write([
    everySeat(
      act,
      `e.left_on is not null
        and not exists (
          select 1 from enrolments o where o.student_id = s.id and o.left_on is null)
        and e.id = (
          select case when v.at >= :since then v.detail ->> 'seat' end from audit_events v
          where v.subject = 'student ' || s.id and v.act = 'leave' order by v.id desc limit 1)`,
      { since: act.since },
    ),
    {
      sql: `update enrolments set left_on = null, left_because = null
        where id in (select value from json_each(?))`,
      args: [JSON.stringify(act.seats)],
    },
    seatEvents(act, 'comeBack', `json_object('seat', e.id, 'undo', json('true'))`),
  ]);

export type ComeBack = {
  schoolId: number;
  studentId: number;
  schoolClass: ClassKey;
  /** First day of the new seat. */
  day: string;
  accountId: string;
  at: number;
};

/**
 * Gives a student who left a seat anew; the old ones stay in the record.
 * @throws isPreconditionFailure when they sit somewhere, or left after that day
 */
export const comeBack = (act: ComeBack) =>
  write([
    ensureClass(act),
    newSeat(act),
    mustHaveChanged,
    auditEvent({
      ...{ at: act.at, accountId: act.accountId, act: 'comeBack', schoolId: act.schoolId },
      subject: `student ${act.studentId}`,
      detail: { on: act.day },
    }),
  ]);

const newSeat = ({ schoolId, studentId, schoolClass, day }: ComeBack): Statement => ({
  sql: `insert into enrolments (student_id, class_id, joined_on)
    select s.id, k.id, :day
    from students s join school_classes k on k.school_id = s.school_id
      and k.stage = :stage and k.entry_year = :entryYear and k.number = :number
    where s.id = :student and s.school_id = :school and s.erased_at is null
      and not exists (
        select 1 from enrolments e
        where e.student_id = s.id and (e.left_on is null or e.left_on > :day))`,
  args: { school: schoolId, student: studentId, day, ...schoolClass },
});
