import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { reportReasons } from '#domain/learning/report';
import { itemVersions } from './learning.ts';
import { schoolClasses, schools } from './people.ts';

/** How often an item was drawn, so that all are drawn alike; moves in the act that draws. */
export const itemExposure = sqliteTable('item_exposure', {
  itemVersionId: integer()
    .primaryKey()
    .references(() => itemVersions.id),
  shown: integer().notNull(),
});

/** Items that came by import beside those of `content/`; the newest row of an item holds. */
export const addedItems = sqliteTable(
  'added_items',
  {
    id: integer().primaryKey(),
    itemId: text().notNull(),
    lessonId: text().notNull(),
    itemVersionId: integer()
      .notNull()
      .references(() => itemVersions.id),
    accountId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('added_items_item').on(t.itemId), index('added_items_lesson').on(t.lessonId)],
);

/** An item taken out of the bank or brought back; the newest row of an item holds. */
export const itemDecisions = sqliteTable(
  'item_decisions',
  {
    id: integer().primaryKey(),
    itemId: text().notNull(),
    decision: text({ enum: ['retired', 'restored'] }).notNull(),
    /** The item that stands in for it, if one does. */
    replacedBy: text(),
    reason: text().notNull(),
    accountId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('item_decisions_item').on(t.itemId)],
);

/** A teacher says that a question is faulty. */
export const itemReports = sqliteTable(
  'item_reports',
  {
    id: integer().primaryKey(),
    itemId: text().notNull(),
    itemVersionId: integer()
      .notNull()
      .references(() => itemVersions.id),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    classId: integer().references(() => schoolClasses.id),
    accountId: text().notNull(),
    reason: text({ enum: reportReasons }).notNull(),
    note: text().notNull(),
    at: integer().notNull(),
    answeredAt: integer(),
    answeredBy: text(),
    answer: text(),
  },
  (t) => [
    index('item_reports_item').on(t.itemId),
    check('item_reports_answered', sql`(${t.answeredAt} is null) = (${t.answeredBy} is null)`),
  ],
);

/** Item statistics of a lesson's check in a term, as they were computed last. */
export const lessonStatistics = sqliteTable(
  'lesson_statistics',
  {
    lessonId: text().notNull(),
    termId: text().notNull(),
    computedAt: integer().notNull(),
    figures: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lessonId, t.termId] })],
);
