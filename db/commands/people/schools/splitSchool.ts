import type { NewSchool, StoredSchool } from '#domain/people/schools/planSchools';
import { type Statement, write } from '../../../writer.ts';
import { asSeen } from './end.ts';
import { type By, openStatements } from './facts.ts';
import { type ClassesMove, moveStatements } from './moveClasses.ts';

export type Splitting = By & {
  from: StoredSchool;
  /** An open school, or one that begins with these classes. */
  to: { school: StoredSchool } | { opened: NewSchool };
  move: ClassesMove;
  counts: { classes: number; students: number; renumbered: number; staff: number };
};

/**
 * Moves some classes of a school to another on a day, in one act.
 * @throws isPreconditionFailure, isConstraintFailure when someone changed either meanwhile
 */
export const splitSchool = ({ from, to, move, counts, ...by }: Splitting) =>
  write([
    asSeen(from, move.on),
    ...('school' in to ? [asSeen(to.school, move.on)] : openStatements([to.opened], by)),
    ...moveStatements(move, by.at),
    splitEvents(from.id, move, counts, by),
  ]);

/** One event in each school: which gave, which got. */
const splitEvents = (
  fromId: number,
  { toCode, on }: ClassesMove,
  { classes, students, renumbered, staff }: Splitting['counts'],
  by: By,
): Statement => ({
  sql: `insert into audit_events (at, account_id, act, subject, school_id, region_code, detail)
    select :at, :account, 'splitSchool', 'school ' || :from, s.id, s.region_code,
      json_object('from', :from, 'into', (select id from schools where code = :to), 'on', :on,
        'classes', :classes, 'students', :students, 'renumbered', :renumbered, 'staff', :staff)
    from schools s where s.id = :from or s.code = :to order by s.id`,
  args: {
    ...{ at: by.at, account: by.accountId, from: fromId, to: toCode, on },
    ...{ classes, students, renumbered, staff },
  },
});
