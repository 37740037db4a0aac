import { desc, eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { itemReports, itemVersions } from '../../schema/index.ts';

const mostShown = 20;

/** What the staff of a class said of questions last and what they were answered, newest first. */
export const reportsOfClass = (classId: number) =>
  db()
    .select({
      id: itemReports.id,
      itemId: itemReports.itemId,
      stem: itemVersions.stem,
      reason: itemReports.reason,
      note: itemReports.note,
      at: itemReports.at,
      accountId: itemReports.accountId,
      answeredAt: itemReports.answeredAt,
      answer: itemReports.answer,
    })
    .from(itemReports)
    .innerJoin(itemVersions, eq(itemVersions.id, itemReports.itemVersionId))
    .where(eq(itemReports.classId, classId))
    .orderBy(desc(itemReports.id))
    .limit(mostShown);
