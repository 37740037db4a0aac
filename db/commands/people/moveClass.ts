import type { ClassKey } from '#domain/people/roster/classOf';
import { type Statement, write } from '../../writer.ts';
import { everySeat, fromSeats, type SeatsAct, seatEvents } from './seats.ts';

export type MoveClass = SeatsAct & {
  /** Opened with the move when the school does not have it yet. */
  schoolClass: ClassKey;
  /** First day of the new seat, the day on which the old one ends. */
  day: string;
};

/**
 * Moves students to a class of their school: the old seat is closed, a new one begins.
 * @throws isPreconditionFailure when a seat is closed already, not of this school, begins after
 *   the day or is in that class
 */
export const moveClass = (act: MoveClass) =>
  write([
    ensureClass(act),
    everySeat(
      act,
      `e.left_on is null and e.joined_on <= :day and e.class_id <> ${target}`,
      targetArgs(act),
    ),
    {
      sql: `update enrolments set left_on = :day, left_because = 'moved'
        where id in (select value from json_each(:seats))`,
      args: { day: act.day, seats: JSON.stringify(act.seats) },
    },
    {
      sql: `insert into enrolments (student_id, class_id, joined_on)
        select s.id, ${target}, :day from ${fromSeats}`,
      args: { ...targetArgs(act), school: act.schoolId, seats: JSON.stringify(act.seats) },
    },
    seatEvents(
      act,
      'moveClass',
      `json_object('from', e.class_id, 'to', ${target}, 'on', :day)`,
      targetArgs(act),
    ),
  ]);

/** Makes sure that the school has this class. */
export const ensureClass = (act: { schoolId: number; schoolClass: ClassKey }): Statement => ({
  sql: `insert into school_classes (school_id, stage, entry_year, number)
    values (:school, :stage, :entryYear, :number) on conflict do nothing`,
  args: { school: act.schoolId, ...act.schoolClass },
});

const target = `(select id from school_classes
  where school_id = :school and stage = :stage and entry_year = :entryYear and number = :number)`;

const targetArgs = ({ day, schoolClass }: MoveClass) => ({ day, ...schoolClass });
