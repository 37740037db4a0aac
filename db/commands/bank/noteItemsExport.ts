import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

/** Notes that an officer took questions with their keys away as a file. */
export const noteItemsExport = ({
  detail,
  ...by
}: {
  detail: { format: string; items: number; lesson?: string };
  accountId: string;
  regionCode: string;
  at: number;
}) => write([auditEvent({ ...by, act: 'exportItems', subject: 'bank', detail })]);
