import { write } from '../../writer.ts';
import { auditEvent } from './auditEvent.ts';

/** Notes that a member of staff looked at data of students. */
export const noteRead = (
  accountId: string,
  what: { subject: string; schoolId?: number; regionCode?: string },
  at: number,
) => write([auditEvent({ at, accountId, act: 'read', ...what })]);
