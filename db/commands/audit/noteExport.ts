import { write } from '../../writer.ts';
import { auditEvent } from './auditEvent.ts';

/** Notes that a member of staff took the roster of a school away as a file. */
export const noteExport = (
  accountId: string,
  schoolId: number,
  detail: { format: string; students: number },
  at: number,
) =>
  write([
    auditEvent({
      at,
      accountId,
      act: 'exportRoster',
      subject: `school ${schoolId}`,
      schoolId,
      detail,
    }),
  ]);
