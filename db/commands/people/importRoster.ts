import { randomUUID } from 'node:crypto';
import type { Stage } from '#domain/people/school';
import { isConstraintFailure, isPreconditionFailure, type Statement, write } from '../../writer.ts';
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
  await write([
    unchangedSince(schoolId, act.basis),
    stillElsewhere(act),
    newClasses(act),
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
    ...newStudents(act),
    takeSeats(act, [...act.newStudents, ...act.moved, ...act.transferred]),
    ...leave(act),
    trail(act, act.counts),
  ]);
}

/** Does this import nothing but add students? Then it can be stored in parts. */
export const onlyAdds = ({ transferred, corrected, moved, leaving }: RosterImport): boolean =>
  [transferred, corrected, moved, leaving.seats].every((rows) => rows.length === 0);

/** Students in a part: a commit of so many holds answers up for a few milliseconds. */
const partSize = 200;

/**
 * Takes a roster over that only adds students, a part at a time, so that a large school does not
 * hold the server up. The first part stands or falls with `basis`; the later ones need no more
 * than that their classes and numbers are free.
 * @param rest called between two parts
 * @returns how many of the new students are stored: fewer than all when somebody changed the
 *   school meanwhile; the same file again adds the others
 * @throws isPreconditionFailure when the school is no longer as in `basis`; nothing is stored then
 */
export async function importInParts(act: RosterImport, rest: () => Promise<void>): Promise<number> {
  let stored = 0;
  do {
    const part = { ...act, newStudents: act.newStudents.slice(stored, stored + partSize) };
    const isFirst = stored === 0;
    const added = part.newStudents.length;
    try {
      await write([
        ...(isFirst ? [unchangedSince(act.schoolId, act.basis), newClasses(act)] : []),
        ...newStudents(part),
        takeSeats(part, part.newStudents),
        {
          sql: `select case when changes() <> ? then json('precondition') end`,
          args: [added],
        },
        trail(act, { ...(isFirst && act.counts), added }),
      ]);
    } catch (error) {
      const meanwhile = isPreconditionFailure(error) || isConstraintFailure(error);
      if (isFirst || !meanwhile) throw error;
      return stored;
    }
    stored += added;
    await rest();
  } while (stored < act.newStudents.length);
  return stored;
}

const newClasses = ({ schoolId, classes }: RosterImport): Statement => ({
  sql: `insert into school_classes (school_id, stage, entry_year, number)
    select ?, value ->> 0, value ->> 1, value ->> 2 from json_each(?)`,
  args: [schoolId, json(classes.map((c) => [c.stage, c.entryYear, c.number]))],
});

const newStudents = ({ schoolId, newStudents }: RosterImport): Statement[] => [
  {
    sql: `insert into students (school_id, number, name)
      select ?, value ->> 0, value ->> 1 from json_each(?)`,
    args: [schoolId, json(newStudents.map(({ number, name }) => [number, name]))],
  },
  {
    sql: `insert into accounts (id, student_id)
      select j.value ->> 0, s.id from json_each(?) j
      cross join students s on s.school_id = ? and s.number = j.value ->> 1`,
    args: [json(newStudents.map(({ number }) => [randomUUID(), number])), schoolId],
  },
];

const takeSeats = (
  { schoolId, today }: RosterImport,
  students: readonly { number: string; schoolClass: Class }[],
): Statement => ({
  sql: `insert into enrolments (student_id, class_id, joined_on)
    select s.id, c.id, ? from json_each(?) j
    cross join students s on s.school_id = ? and s.number = j.value ->> 0
    cross join school_classes c on c.school_id = s.school_id and c.stage = j.value ->> 1
      and c.entry_year = j.value ->> 2 and c.number = j.value ->> 3`,
  args: [
    today,
    json(students.map(({ number, schoolClass: c }) => [number, c.stage, c.entryYear, c.number])),
    schoolId,
  ],
});

const trail = ({ schoolId, accountId, at }: RosterImport, detail: Record<string, number>) =>
  auditEvent({
    ...{ at, accountId, act: 'importRoster', subject: `school ${schoolId}`, schoolId, detail },
  });

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
