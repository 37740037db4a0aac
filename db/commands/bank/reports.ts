import { sql } from 'drizzle-orm';
import type { ReportReason } from '#domain/learning/report';
import { db } from '../../client.ts';
import { itemReports } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

/**
 * A member of staff says that a question is faulty.
 * @throws isPreconditionFailure when they have said so already and nobody has answered yet
 */
export const reportItem = (report: {
  itemId: string;
  itemVersionId: number;
  schoolId: number;
  classId: number;
  accountId: string;
  reason: ReportReason;
  note: string;
  now: number;
}) => {
  const { itemId, itemVersionId, schoolId, classId, accountId, reason, note, now } = report;
  return write([
    {
      sql: `insert into item_reports
          (item_id, item_version_id, school_id, class_id, account_id, reason, note, at)
        select :itemId, :itemVersionId, :schoolId, :classId, :accountId, :reason, :note, :now
        where not exists (
          select 1 from item_reports
          where item_id = :itemId and account_id = :accountId and answered_at is null)`,
      args: { itemId, itemVersionId, schoolId, classId, accountId, reason, note, now },
    },
    mustHaveChanged,
    auditEvent({
      at: now,
      accountId,
      act: 'reportItem',
      subject: `item ${itemId}`,
      schoolId,
      detail: { reason },
    }),
  ]);
};

/** Answers a report of an item. @throws isPreconditionFailure when it is not there or answered */
export const answerReport = (answer: {
  reportId: number;
  itemId: string;
  words: string;
  accountId: string;
  regionCode: string;
  now: number;
}) => {
  const { reportId, itemId, words, accountId, regionCode, now } = answer;
  return write([
    db()
      .update(itemReports)
      .set({ answeredAt: now, answeredBy: accountId, answer: words })
      .where(
        sql`${itemReports.id} = ${reportId} and ${itemReports.itemId} = ${itemId}
          and ${itemReports.answeredAt} is null`,
      ),
    mustHaveChanged,
    auditEvent({ at: now, accountId, act: 'answerReport', subject: `item ${itemId}`, regionCode }),
  ]);
};
