import { randomUUID } from 'node:crypto';
import type { Stage } from '#domain/people/school';
import { type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { fromSeats, seatEvents } from './seats.ts';
import { stillElsewhere, type Transferred, takeOver } from './takeOver.ts';

type Class = { stage: Stage; entryYear: number; number: number };

export type RosterImport = {
  schoolId: number;
  accountId: string;
  at: number;
  /** Today in Asia/Shanghai: the day of every seat taken, and of every seat left for another. */
  today: string;
  /** The school as the changes were worked out on it: every student with their open enrolment. */
  basis: { id: number; number: string; name: string; enrolmentId: number | null }[];
  classes: Class[];
  newStudents: { number: string; name: string; schoolClass: Class }[];
  transferred: (Transferred & { schoolClass: Class })[];
  /** Students whose 学号 or 姓名 is corrected. */
  corrected: { id: number; number: string; name: string }[];
  /** Students who change class or come back; the open enrolment, if any, is closed. */
  moved: { number: string; enrolmentId: number | null; schoolClass: Class }[];
  /** Open seats of students who left the school; `on` is the first day without them. */
  leaving: { seats: number[]; on: string };
  counts: Record<string, number>;
};

/**
 * Takes a roster over in one act: all of it or nothing. Rows travel as JSON, one parameter for
 * each kind of row, so that a large school needs no more statements than a small one. `cross join`
 * and `materialized` hold SQLite to reading the JSON once, not once for every student.
 * @throws isPreconditionFailure when the school is no longer as in `basis`, or a transferred
 * student no longer where they were seen
 */
export async function importRoster(act: RosterImport): Promise<void> {
  const { schoolId, today } = act;
  const seats = [...act.newStudents, ...act.moved, ...act.transferred].map(
    ({ number, schoolClass: c }) => [number, c.stage, c.entryYear, c.number],
  );
  await write([
    unchangedSince(schoolId, act.basis),
    stillElsewhere(act),
    {
      sql: `insert into school_classes (school_id, stage, entry_year, number)
        select ?, value ->> 0, value ->> 1, value ->> 2 from json_each(?)`,
      args: [schoolId, json(act.classes.map((c) => [c.stage, c.entryYear, c.number]))],
    },
    {
      sql: `with j(id, number, name) as materialized
          (select value ->> 0, value ->> 1, value ->> 2 from json_each(?))
        update students set number = j.number, name = j.name from j
        where students.id = j.id and students.school_id = ?`,
      args: [json(act.corrected.map(({ id, number, name }) => [id, number, name])), schoolId],
    },
    {
      sql: `update enrolments set left_on = max(joined_on, ?), left_because = 'moved'
        where id in (select value from json_each(?)) and left_on is null`,
      args: [today, json(act.moved.map((one) => one.enrolmentId).filter((id) => id !== null))],
    },
    ...takeOver(act),
    {
      sql: `insert into students (school_id, number, name)
        select ?, value ->> 0, value ->> 1 from json_each(?)`,
      args: [schoolId, json(act.newStudents.map(({ number, name }) => [number, name]))],
    },
    {
      sql: `insert into accounts (id, student_id)
        select j.value ->> 0, s.id from json_each(?) j
        cross join students s on s.school_id = ? and s.number = j.value ->> 1`,
      args: [json(act.newStudents.map(({ number }) => [randomUUID(), number])), schoolId],
    },
    {
      sql: `insert into enrolments (student_id, class_id, joined_on)
        select s.id, c.id, ? from json_each(?) j
        cross join students s on s.school_id = ? and s.number = j.value ->> 0
        cross join school_classes c on c.school_id = s.school_id and c.stage = j.value ->> 1
          and c.entry_year = j.value ->> 2 and c.number = j.value ->> 3`,
      args: [today, json(seats), schoolId],
    },
    ...leave(act),
    auditEvent({
      at: act.at,
      accountId: act.accountId,
      act: 'importRoster',
      subject: `school ${schoolId}`,
      schoolId,
      detail: act.counts,
    }),
  ]);
}

/** Seats of students who left end, and their sessions with them; one event a student. */
function leave({ schoolId, accountId, at, leaving: { seats, on } }: RosterImport): Statement[] {
  if (seats.length === 0) return [];
  const ids = json(seats);
  return [
    {
      sql: `update enrolments set left_on = ?, left_because = 'left'
        where id in (select value from json_each(?)) and left_on is null`,
      args: [on, ids],
    },
    {
      sql: `delete from sessions where account_id in (
        select a.id from ${fromSeats} join accounts a on a.student_id = s.id)`,
      args: { seats: ids, school: schoolId },
    },
    seatEvents(
      { schoolId, seats, accountId, at },
      'leave',
      `json_object('seat', e.id, 'on', e.left_on, 'because', 'left')`,
    ),
  ];
}

/** Stops the act, undoing all of it, unless the students of the school are exactly these. */
function unchangedSince(schoolId: number, basis: RosterImport['basis']): Statement {
  const stored = `select s.id, s.number, s.name, e.id from students s
    left join enrolments e on e.student_id = s.id and e.left_on is null where s.school_id = :school`;
  const expected = `select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(:basis)`;
  return {
    sql: `select case when (select count(*) from students where school_id = :school) <> :count
      or exists (${stored} except ${expected}) then json('precondition') end`,
    args: {
      school: schoolId,
      count: basis.length,
      basis: json(basis.map((one) => [one.id, one.number, one.name, one.enrolmentId])),
    },
  };
}

const json = (rows: unknown[]): string => JSON.stringify(rows);
