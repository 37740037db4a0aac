import type { NewSchool, SchoolChange } from '#domain/people/schools/planSchools';
import { write } from '../../../writer.ts';
import { auditEvent } from '../../audit/auditEvent.ts';
import { type By, changeStatements, openStatements } from './facts.ts';

export type SchoolsImport = By & {
  /** The region of the officer who does it. */
  regionCode: string;
  opened: readonly NewSchool[];
  changed: readonly SchoolChange[];
  /** Day from which the changes hold. */
  on: string;
};

/**
 * Opens and changes the schools of a file in one act: all of it or nothing.
 * @throws isPreconditionFailure, isConstraintFailure when someone changed them meanwhile
 */
export const importSchools = ({ opened, changed, on, regionCode, ...by }: SchoolsImport) =>
  write([
    ...(opened.length > 0 ? openStatements(opened, by) : []),
    ...(changed.length > 0 ? changeStatements(changed, on, by) : []),
    auditEvent({
      ...by,
      act: 'importSchools',
      subject: `region ${regionCode}`,
      regionCode,
      detail: { opened: opened.length, changed: changed.length },
    }),
  ]);
