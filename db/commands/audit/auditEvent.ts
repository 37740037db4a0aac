import type { SQL } from 'drizzle-orm';
import type { AuditAct } from '#domain/audit/acts';
import { db } from '../../client.ts';
import { auditEvents } from '../../schema/index.ts';

export type AuditEvent = {
  at: number;
  /** Null for the system itself. */
  accountId: string | null;
  act: AuditAct;
  /** e.g. `class 12`; never a name. */
  subject: string;
  /** Where it happened: the admins of the school, or the officers of the region, may read it. */
  schoolId?: number | SQL<number | null> | null;
  regionCode?: string | SQL<string | null> | null;
  /** As SQL: a JSON object, made while the deed is done. */
  detail?: Record<string, string | number | boolean> | SQL;
};

/** Statement that records who did what to whom; stands in the same act as the deed. */
export const auditEvent = ({ detail = {}, ...event }: AuditEvent) =>
  db()
    .insert(auditEvents)
    .values({ ...event, detail });
