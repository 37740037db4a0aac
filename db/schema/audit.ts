import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { auditActs } from '#domain/audit/acts';

/** Who did what to whom, when. Rows are only ever added. */
export const auditEvents = sqliteTable(
  'audit_events',
  {
    id: integer().primaryKey(),
    at: integer().notNull(),
    /** The account that acted; null for the system itself. */
    accountId: text(),
    act: text({ enum: auditActs }).notNull(),
    /** e.g. class 12, school 3; never a name. */
    subject: text().notNull(),
    /** The school it happened in, or the region: who of them may read it. */
    schoolId: integer(),
    regionCode: text(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean>>().notNull(),
  },
  (t) => [
    index('audit_events_at').on(t.at),
    index('audit_events_subject').on(t.subject),
    index('audit_events_school').on(t.schoolId, t.id),
  ],
);

/** Seals the events up to an id: each seal covers the one before, so that nothing can be changed unseen. */
export const auditSeals = sqliteTable('audit_seals', {
  id: integer().primaryKey(),
  /** Id of the last event covered. */
  upTo: integer().notNull().unique(),
  events: integer().notNull(),
  /** The seal before; unique, so that the chain cannot fork. */
  previous: text().notNull().unique(),
  /** Keyed hash of `previous` and the events since. */
  seal: text().notNull(),
  at: integer().notNull(),
});
