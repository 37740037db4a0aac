import type { StoredSchool } from '#domain/people/schools/planSchools';
import { write } from '../../../writer.ts';
import { auditEvent } from '../../audit/auditEvent.ts';
import { asSeen, endStatements, nobodySits } from './end.ts';
import type { By } from './facts.ts';
import { type ClassesMove, moveStatements } from './moveClasses.ts';

export type Merging = By & {
  from: StoredSchool;
  into: StoredSchool;
  move: ClassesMove;
  counts: { classes: number; students: number; renumbered: number; staff: number };
};

/**
 * Merges a school into another on a day, in one act: its classes move, the records of those who
 * left go along so that somebody answers for them, and it ends.
 * @throws isPreconditionFailure, isConstraintFailure when someone changed either meanwhile
 */
export const mergeSchools = ({ from, into, move, counts, ...by }: Merging) =>
  write([
    asSeen(from, move.on),
    asSeen(into, move.on),
    ...moveStatements(move, by.at),
    nobodySits(from.id, move.on),
    {
      sql: `update students set school_id = ? where school_id = ?`,
      args: [into.id, from.id],
    },
    ...endStatements(from.id, move.on, into.id),
    ...[from, into].map((school) =>
      auditEvent({
        ...by,
        act: 'mergeSchools',
        subject: `school ${from.id}`,
        schoolId: school.id,
        regionCode: school.regionCode,
        detail: { from: from.id, into: into.id, on: move.on, ...counts },
      }),
    ),
  ]);
