import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { itemVersions } from './learning.ts';
import { regions } from './people.ts';

/** A knowledge competition (知识竞赛) of a region: voluntary, and there is none unless one is opened. */
export const competitions = sqliteTable(
  'competitions',
  {
    id: integer().primaryKey(),
    regionCode: text()
      .notNull()
      .references(() => regions.code),
    name: text().notNull(),
    /** The grades that may take part, as years of schooling 1 to 12. */
    grades: text({ mode: 'json' }).$type<number[]>().notNull(),
    opensAt: integer().notNull(),
    closesAt: integer().notNull(),
    items: integer().notNull(),
    minutes: integer().notNull(),
    accountId: text().notNull(),
    createdAt: integer().notNull(),
    calledOffAt: integer(),
  },
  (t) => [
    index('competitions_region').on(t.regionCode),
    check('competitions_window', sql`${t.closesAt} > ${t.opensAt}`),
  ],
);

/** Its unpublished bank: these items are in no lesson's check. */
export const competitionItems = sqliteTable(
  'competition_items',
  {
    competitionId: integer()
      .notNull()
      .references(() => competitions.id),
    itemVersionId: integer()
      .notNull()
      .references(() => itemVersions.id),
  },
  (t) => [primaryKey({ columns: [t.competitionId, t.itemVersionId] })],
);
