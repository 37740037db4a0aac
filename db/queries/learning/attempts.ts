import { and, asc, eq, sql } from 'drizzle-orm';
import { db, prepared } from '../../client.ts';
import {
  attemptItems,
  attempts,
  completions,
  itemVersions,
  responses,
} from '../../schema/index.ts';

export type Attempt = typeof attempts.$inferSelect;

/** A student's attempts at a lesson's check, first to last. */
export const attemptsOf = (studentId: number, lessonId: string): Promise<Attempt[]> =>
  db()
    .select()
    .from(attempts)
    .where(and(eq(attempts.studentId, studentId), eq(attempts.lessonId, lessonId)))
    .orderBy(asc(attempts.ordinal));

/** An attempt of this student, or undefined: another's is not found. */
export async function attemptOf(
  studentId: number,
  attemptId: string,
): Promise<Attempt | undefined> {
  const [row] = await db()
    .select()
    .from(attempts)
    .where(and(eq(attempts.id, attemptId), eq(attempts.studentId, studentId)));
  return row;
}

/** The items of an attempt as drawn, keys included, with the answers so far. */
export const itemsOf = (attemptId: string) =>
  db()
    .select({
      position: attemptItems.position,
      optionIds: attemptItems.optionIds,
      options: attemptItems.options,
      item: itemVersions,
      chosen: responses.chosen,
      answerKey: responses.key,
    })
    .from(attemptItems)
    .innerJoin(itemVersions, eq(itemVersions.id, attemptItems.itemVersionId))
    .leftJoin(
      responses,
      and(
        eq(responses.attemptId, attemptItems.attemptId),
        eq(responses.position, attemptItems.position),
      ),
    )
    .where(eq(attemptItems.attemptId, attemptId))
    .orderBy(asc(attemptItems.position));

const shown = prepared((db) =>
  db
    .select({
      finishedAt: attempts.finishedAt,
      deadlineAt: attempts.deadlineAt,
      optionIds: attemptItems.optionIds,
      options: attemptItems.options,
      answerKey: responses.key,
    })
    .from(attempts)
    .innerJoin(attemptItems, eq(attemptItems.attemptId, attempts.id))
    .leftJoin(
      responses,
      and(
        eq(responses.attemptId, attemptItems.attemptId),
        eq(responses.position, attemptItems.position),
      ),
    )
    .where(
      and(
        eq(attempts.id, sql.placeholder('attemptId')),
        eq(attempts.studentId, sql.placeholder('studentId')),
        eq(attemptItems.position, sql.placeholder('position')),
      ),
    )
    .prepare(),
);

/** One item of an attempt as shown, and what was answered to it, for the answer path. */
export async function shownItem(studentId: number, attemptId: string, position: number) {
  const [row] = await shown().execute({ studentId, attemptId, position });
  return row;
}

/** The student's completion of a lesson, if any. */
export async function completionOf(studentId: number, lessonId: string) {
  const [row] = await db()
    .select()
    .from(completions)
    .where(and(eq(completions.studentId, studentId), eq(completions.lessonId, lessonId)));
  return row;
}
