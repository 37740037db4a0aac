import { and, eq, inArray, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { attempts, completions, lessonRuns } from '../../schema/index.ts';

/** What these students have begun, had counted and completed, one row a student and lesson. */
export const progressOf = (studentIds: readonly number[]) =>
  db()
    .select({
      studentId: lessonRuns.studentId,
      lessonId: lessonRuns.lessonId,
      countedAt: lessonRuns.countedAt,
      completed: completions.evidence,
    })
    .from(lessonRuns)
    .leftJoin(
      completions,
      and(
        eq(completions.studentId, lessonRuns.studentId),
        eq(completions.lessonId, lessonRuns.lessonId),
      ),
    )
    .where(inArray(lessonRuns.studentId, [...studentIds]));

/** Per lesson: how often the student finished its check and when last. */
export const triesOf = (studentId: number) =>
  db()
    .select({
      lessonId: attempts.lessonId,
      tries: sql<number>`count(${attempts.finishedAt})`,
      lastFinishedAt: sql<number | null>`max(${attempts.finishedAt})`,
      open: sql<number>`sum(${attempts.finishedAt} is null)`,
    })
    .from(attempts)
    .where(eq(attempts.studentId, studentId))
    .groupBy(attempts.lessonId);
