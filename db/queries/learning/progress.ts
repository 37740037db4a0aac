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

/** The student's last try at each check, and how many tries that makes. */
export const lastTriesOf = (studentId: number) =>
  db()
    .select({
      lessonId: attempts.lessonId,
      tries: sql<number>`max(${attempts.ordinal})`,
      // SQLite takes the other columns of a row that holds the maximum.
      finishedAt: attempts.finishedAt,
      score: attempts.score,
      passMark: attempts.passMark,
    })
    .from(attempts)
    .where(eq(attempts.studentId, studentId))
    .groupBy(attempts.lessonId);
