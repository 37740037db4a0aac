import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { db } from '../../client.ts';
import {
  accounts,
  competitionItems,
  itemDecisions,
  itemExposure,
  itemReports,
  itemVersions,
  schools,
  staff,
} from '../../schema/index.ts';

/**
 * Every version of an item, the newest first, with how often it was drawn; keys included. A question
 * of a competition is none of the bank: its numbers can be guessed, and it may be still to come.
 */
export const versionsOf = (itemId: string) =>
  db()
    .select({ version: itemVersions, shown: sql<number>`coalesce(${itemExposure.shown}, 0)` })
    .from(itemVersions)
    .leftJoin(itemExposure, eq(itemExposure.itemVersionId, itemVersions.id))
    .where(
      and(
        eq(itemVersions.itemId, itemId),
        sql`not exists (select 1 from ${competitionItems}
          where ${competitionItems.itemVersionId} = ${itemVersions.id})`,
      ),
    )
    .orderBy(desc(itemVersions.id));

const who = { staffId: staff.id, name: staff.displayName };

/** When an item was retired and restored, by whom and why, the newest first. */
export const decisionsOf = (itemId: string) =>
  db()
    .select({ decision: itemDecisions, who: who.name })
    .from(itemDecisions)
    .leftJoin(accounts, eq(accounts.id, itemDecisions.accountId))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(eq(itemDecisions.itemId, itemId))
    .orderBy(desc(itemDecisions.id));

/** What teachers said of an item, open ones first, with the school and who answered. */
export function reportsOf(itemId: string) {
  const answerer = alias(accounts, 'answerer');
  return db()
    .select({ report: itemReports, school: schools.name, answeredBy: staff.displayName })
    .from(itemReports)
    .innerJoin(schools, eq(schools.id, itemReports.schoolId))
    .leftJoin(answerer, eq(answerer.id, itemReports.answeredBy))
    .leftJoin(staff, eq(staff.id, answerer.staffId))
    .where(eq(itemReports.itemId, itemId))
    .orderBy(sql`${itemReports.answeredAt} is not null`, asc(itemReports.id));
}
