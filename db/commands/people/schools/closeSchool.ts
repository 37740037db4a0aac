import type { StoredSchool } from '#domain/people/schools/planSchools';
import { write } from '../../../writer.ts';
import { auditEvent } from '../../audit/auditEvent.ts';
import { asSeen, endStatements, nobodySits } from './end.ts';
import type { By } from './facts.ts';

/**
 * Closes a school in which nobody sits any more; nothing of it is deleted.
 * @param on the first day on which it is no longer there
 * @throws isPreconditionFailure when it is no longer as it was seen, or somebody sits in it
 */
export const closeSchool = (school: StoredSchool, on: string, by: By) =>
  write([
    asSeen(school, on),
    nobodySits(school.id, on),
    ...endStatements(school.id, on, null),
    auditEvent({
      ...by,
      act: 'closeSchool',
      subject: `school ${school.id}`,
      schoolId: school.id,
      regionCode: school.regionCode,
      detail: { on },
    }),
  ]);
