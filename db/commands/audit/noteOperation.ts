import { write } from '../../writer.ts';
import { type AuditEvent, auditEvent } from './auditEvent.ts';

/** Notes what was done to the database as a whole, from outside it. */
export const noteOperation = (
  act: 'backup' | 'restore',
  by: Pick<AuditEvent, 'accountId' | 'at' | 'detail'>,
) => write([auditEvent({ act, subject: 'database', ...by })]);
