import { db } from '../../client.ts';
import { auditEvents } from '../../schema/index.ts';

export type AuditEvent = {
  at: number;
  /** Null for the system itself. */
  accountId: string | null;
  act: string;
  /** e.g. `class 12`; never a name. */
  subject: string;
  detail?: Record<string, string | number | boolean>;
};

/** Statement that records who did what to whom; stands in the same act as the deed. */
export const auditEvent = ({ detail = {}, ...event }: AuditEvent) =>
  db()
    .insert(auditEvents)
    .values({ ...event, detail });
