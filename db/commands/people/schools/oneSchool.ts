import type { NewSchool, SchoolChange } from '#domain/people/schools/planSchools';
import { write } from '../../../writer.ts';
import { type By, changeStatements, openStatements } from './facts.ts';

/** Opens a school. @throws isConstraintFailure when its code is in use */
export const openSchool = (school: NewSchool, by: By) => write(openStatements([school], by));

/**
 * Changes name, kind or region of a school from a day on.
 * @throws isPreconditionFailure when it is no longer as it was seen, or has students in a stage
 *   that the new kind does not teach
 */
export const changeSchool = (change: SchoolChange, on: string, by: By) =>
  write(changeStatements([change], on, by));
