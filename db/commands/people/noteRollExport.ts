import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

/** Notes that somebody took the names on a roll of some date out as a file. */
export const noteRollExport = (
  { schoolId, accountId }: { schoolId: number; accountId: string },
  roll: { takenOn: string; students: number },
  at: number,
) =>
  write([
    auditEvent({
      ...{ at, accountId, act: 'exportRoster', subject: `school ${schoolId}`, schoolId },
      detail: roll,
    }),
  ]);
