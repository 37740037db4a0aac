import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfStudent } from '../audit/placeOf.ts';
import { settleMastery } from '../indicators/mastery.ts';
import { closeAttempt, type EndOf } from './attempts.ts';

/**
 * Closes a booster with its score, and settles the student's 达标率 by it.
 * @throws a precondition failure when it was finished already
 */
export const finishBooster = (end: EndOf<{ termId: string; weeks: number }>) => {
  const { attemptId, studentId, accountId, termId, weeks, evidence, now } = end;
  return write([
    ...closeAttempt(end),
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
