import { and, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { attempts } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfStudent } from '../audit/placeOf.ts';
import { settleMastery } from '../indicators/mastery.ts';
import { evidenceNow } from './evidenceNow.ts';

/**
 * Closes a booster with its score, and settles the student's 达标率 by it.
 * @throws a precondition failure when it was finished already
 */
export const finishBooster = (end: {
  attemptId: string;
  studentId: number;
  accountId: string;
  termId: string;
  weeks: number;
  score: number;
  evidence: 'A' | 'B' | 'C';
  /** The class session it was begun and finished in. */
  classSessionId: number | null;
  now: number;
}) => {
  const { attemptId, studentId, accountId, termId, weeks, score, evidence, now } = end;
  return write([
    db()
      .update(attempts)
      .set({
        ...{ finishedAt: now, score, classSessionId: end.classSessionId },
        evidence: evidenceNow(end),
      })
      .where(and(eq(attempts.id, attemptId), isNull(attempts.finishedAt))),
    mustHaveChanged,
    ...settleMastery([studentId]),
    auditEvent({
      at: now,
      accountId,
      act: 'finishBooster',
      subject: `attempt ${attemptId}`,
      ...placeOfStudent(studentId),
      detail: { term: termId, weeks, evidence },
    }),
  ]);
};
