import { and, eq, isNull, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { attemptItems, attempts, completions } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfStudent } from '../audit/placeOf.ts';
import { settleStudents } from '../indicators/settle.ts';
import { evidenceNow } from './evidenceNow.ts';

type NewAttempt = typeof attempts.$inferInsert;
type NewItem = Omit<typeof attemptItems.$inferInsert, 'attemptId'>;

/**
 * Stores an attempt with its drawn items, and that they were shown once more.
 * @throws a constraint failure if another has begun
 */
export const startAttempt = (attempt: NewAttempt, items: readonly NewItem[]) =>
  write([
    db().insert(attempts).values(attempt),
    db()
      .insert(attemptItems)
      .values(items.map((item) => ({ ...item, attemptId: attempt.id }))),
    {
      sql: `insert into item_exposure (item_version_id, shown) select value, 1 from json_each(?)
        where true on conflict do update set shown = shown + 1`,
      args: [JSON.stringify(items.map(({ itemVersionId }) => itemVersionId))],
    },
  ]);

/**
 * Stores an answer of a student to an item of an open attempt of theirs.
 * @throws a constraint failure when it was answered before or the key was used,
 *   a precondition failure when the attempt is finished or not theirs, or its time is over
 */
export const recordAnswer = (answer: {
  studentId: number;
  attemptId: string;
  position: number;
  key: string;
  chosen: number;
  now: number;
  /** How long after the deadline an answer is taken that waited for the network. */
  graceMs: number;
}) =>
  write([
    {
      sql: `insert into responses (attempt_id, position, key, chosen, answered_at)
        select id, ?, ?, ?, ? from attempts
        where id = ? and student_id = ? and finished_at is null and coalesce(deadline_at, ?) >= ?`,
      args: [
        answer.position,
        answer.key,
        answer.chosen,
        answer.now,
        answer.attemptId,
        answer.studentId,
        answer.now,
        answer.now - answer.graceMs,
      ],
    },
    mustHaveChanged,
  ]);

type Ending = {
  attemptId: string;
  studentId: number;
  accountId: string;
  score: number;
  evidence: 'A' | 'B' | 'C';
  /** The class session it was begun and finished in. */
  classSessionId: number | null;
  now: number;
};

/** Statements that end an open attempt with its score; they stop the act when it has ended before. */
export const closeAttempt = ({ attemptId, score, classSessionId, now, ...act }: Ending) => [
  db()
    .update(attempts)
    .set({
      ...{ finishedAt: now, score, classSessionId },
      evidence: evidenceNow({ ...act, classSessionId }),
    })
    .where(and(eq(attempts.id, attemptId), isNull(attempts.finishedAt))),
  mustHaveChanged,
];

/** How an attempt of a kind ended. */
export type EndOf<Kind> = Ending & Kind;

/**
 * Closes a check with its score. A pass completes the lesson and may complete the term;
 * a later pass on better evidence replaces one of class C.
 * @throws a precondition failure when it was finished already
 */
export const finishCheck = (end: EndOf<{ lessonId: string; passed: boolean }>) => {
  const { attemptId, studentId, accountId, lessonId, passed, evidence, now } = end;
  return write([
    ...closeAttempt(end),
    ...(passed
      ? [
          db()
            .insert(completions)
            .values({
              ...{ studentId, lessonId, attemptId, completedAt: now },
              evidence: sql`(select evidence from attempts where id = ${attemptId})`,
            })
            .onConflictDoUpdate({
              target: [completions.studentId, completions.lessonId],
              set: { attemptId, evidence: sql`excluded.evidence`, completedAt: now },
              setWhere: sql`${completions.evidence} = 'C' and excluded.evidence <> 'C'`,
            }),
          ...settleStudents([studentId], now),
          auditEvent({
            at: now,
            accountId,
            act: 'completeLesson',
            subject: `attempt ${attemptId}`,
            ...placeOfStudent(studentId),
            detail: { lesson: lessonId, evidence },
          }),
        ]
      : []),
  ]);
};
