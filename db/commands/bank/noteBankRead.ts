import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

/** Notes that an officer looked at a question with its key. */
export const noteBankRead = (read: {
  itemId: string;
  accountId: string;
  regionCode: string;
  at: number;
}) => {
  const { itemId, ...event } = read;
  return write([auditEvent({ ...event, act: 'readBank', subject: `item ${itemId}` })]);
};
