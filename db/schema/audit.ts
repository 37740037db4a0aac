import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who did what to whom, when. Rows are only ever added. */
export const auditEvents = sqliteTable(
  'audit_events',
  {
    id: integer().primaryKey(),
    at: integer().notNull(),
    /** The account that acted; null for the system itself. */
    accountId: text(),
    act: text().notNull(),
    /** e.g. class 12, school 3; never a name. */
    subject: text().notNull(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean>>().notNull(),
  },
  (t) => [index('audit_events_at').on(t.at), index('audit_events_subject').on(t.subject)],
);
