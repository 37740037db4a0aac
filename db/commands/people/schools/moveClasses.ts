import type { Stage } from '#domain/people/school';
import { notGraduatedOn } from '../../../queries/people/notGraduated.ts';
import type { Statement } from '../../../writer.ts';

type ClassMove = { classId: number; stage: Stage; entryYear: number; number: number };

export type ClassesMove = {
  fromId: number;
  /** By code: the taking school may be opened in the same act. */
  toCode: string;
  /** First day in the taking school. */
  on: string;
  /** With the number each class gets there. */
  classes: readonly ClassMove[];
  /** Everybody who sits in these classes, as it was seen. */
  seats: readonly { enrolmentId: number; studentId: number; classId: number }[];
  /** New 学号 of students whose own is taken in the taking school. */
  renumbered: ReadonlyMap<number, string>;
};

/**
 * Statements that move classes to another school on a day: for each class a new one there; the
 * students' seats end and begin anew; their record, number and the roles in the class go along.
 * Accounts, passwords and cards are not touched, nor is any frozen roll.
 *
 * They stop the act when other students sit in the classes than were seen, a lesson hour is open
 * in one, or a number is taken (unique).
 */
export function moveStatements(move: ClassesMove, now: number): Statement[] {
  const { fromId, toCode, on } = move;
  const classes = JSON.stringify(
    move.classes.map((c) => [c.classId, c.stage, c.entryYear, c.number]),
  );
  const seats = JSON.stringify(move.seats.map((s) => [s.enrolmentId, s.studentId, s.classId]));
  const numbers = JSON.stringify([...move.renumbered]);
  const moved = `(select value ->> 0 from json_each(:classes))`;
  const newClasses = `json_each(:classes) j
    cross join schools t on t.code = :to
    cross join school_classes n on n.school_id = t.id and n.stage = j.value ->> 1
      and n.entry_year = j.value ->> 2 and n.number = j.value ->> 3`;
  return [
    {
      sql: `with stored as materialized (
          select e.id, e.student_id, e.class_id from school_classes c
          join enrolments e on e.class_id = c.id
          where c.school_id = :from and c.id in ${moved} and e.left_on is null
            and ${notGraduatedOn(on, 'c')})
        select case when (select count(*) from stored) <> json_array_length(:seats)
          or exists (select * from stored except
            select value ->> 0, value ->> 1, value ->> 2 from json_each(:seats))
          or exists (select 1 from class_sessions x where x.class_id in ${moved}
            and x.closed_at is null and x.closes_at > :now)
          then json('precondition') end`,
      args: { from: fromId, classes, seats, now },
    },
    {
      sql: `insert into school_classes (school_id, stage, entry_year, number)
        select t.id, j.value ->> 1, j.value ->> 2, j.value ->> 3
        from json_each(:classes) j cross join schools t on t.code = :to`,
      args: { classes, to: toCode },
    },
    {
      sql: `update enrolments set left_on = :on, left_because = 'moved'
        where id in (select value ->> 0 from json_each(:seats))`,
      args: { on, seats },
    },
    {
      sql: `with target(old, fresh) as materialized (select j.value ->> 0, n.id from ${newClasses})
        insert into enrolments (student_id, class_id, joined_on)
        select s.value ->> 1, target.fresh, :on
        from json_each(:seats) s join target on target.old = s.value ->> 2`,
      args: { classes, seats, to: toCode, on },
    },
    // First the number, while the student still counts in the old school: it is free in both.
    {
      sql: `with fresh(id, number) as materialized
          (select value ->> 0, value ->> 1 from json_each(:numbers))
        update students set number = fresh.number from fresh
        where students.id = fresh.id and students.school_id = :from`,
      args: { numbers, from: fromId },
    },
    {
      sql: `update students set school_id = (select id from schools where code = :to)
        where school_id = :from and id in (select value ->> 1 from json_each(:seats))`,
      args: { seats, to: toCode, from: fromId },
    },
    {
      sql: `insert into staff_roles (staff_id, role, class_id, from_on, until_on)
        select r.staff_id, r.role, n.id, max(r.from_on, :on), r.until_on
        from ${newClasses} cross join staff_roles r on r.class_id = j.value ->> 0
        where r.until_on is null or r.until_on > :on`,
      args: { classes, to: toCode, on },
    },
    {
      sql: `update staff_roles set until_on = max(from_on, :on)
        where class_id in ${moved} and (until_on is null or until_on > :on)`,
      args: { classes, on },
    },
  ];
}
