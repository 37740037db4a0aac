import type { LeaveReason } from '#domain/people/enrolment';
import { type Statement, write } from '../../writer.ts';
import { everySeat, fromSeats, type SeatsAct, seatEvents } from './seats.ts';

export type Leave = SeatsAct & {
  /** The first day without the seat. A `mistake` ends on its own first day: it counts on no day. */
  day: string;
  because: Extract<LeaveReason, 'left' | 'transferred' | 'mistake'>;
};

/**
 * Closes seats and ends the sessions of their students. Frozen rolls stay as they are.
 * @throws isPreconditionFailure when a seat is closed already, not of this school, or begins
 *   after the day
 */
export const leave = (act: Leave) =>
  write([
    everySeat(act, 'e.left_on is null and (:because = :mistake or e.joined_on <= :day)', {
      day: act.day,
      because: act.because,
      mistake: 'mistake',
    }),
    close(act),
    endSessions(act),
    seatEvents(act, 'leave', `json_object('seat', e.id, 'on', e.left_on, 'because', :because)`, {
      because: act.because,
    }),
  ]);

const close = ({ seats, day, because }: Leave): Statement => ({
  sql: `update enrolments
    set left_on = case :because when 'mistake' then joined_on else :day end, left_because = :because
    where id in (select value from json_each(:seats))`,
  args: { seats: JSON.stringify(seats), day, because },
});

const endSessions = ({ schoolId, seats }: Leave): Statement => ({
  sql: `delete from sessions where account_id in (
    select a.id from ${fromSeats} join accounts a on a.student_id = s.id)`,
  args: { seats: JSON.stringify(seats), school: schoolId },
});
