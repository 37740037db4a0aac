import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

/** Notes that somebody took out everything that is stored about a student. */
export const noteStudentExport = (
  accountId: string,
  studentId: number,
  schoolId: number,
  at: number,
) =>
  write([
    auditEvent({
      ...{ at, accountId, act: 'exportStudent', schoolId },
      subject: `student ${studentId}`,
    }),
  ]);
