import { and, asc, eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { completions, lessonRuns, lessonVersions } from '../../schema/index.ts';

/** Every lesson a student began, with the title of that time, in the order they were begun. */
export const ownLessons = (studentId: number) =>
  db()
    .select({
      lessonId: lessonRuns.lessonId,
      number: lessonVersions.number,
      title: lessonVersions.title,
      startedAt: lessonRuns.startedAt,
      countedAt: lessonRuns.countedAt,
      evidence: lessonRuns.evidence,
      completedAt: completions.completedAt,
      completedBy: completions.evidence,
    })
    .from(lessonRuns)
    .innerJoin(lessonVersions, eq(lessonVersions.id, lessonRuns.lessonVersionId))
    .leftJoin(
      completions,
      and(
        eq(completions.studentId, lessonRuns.studentId),
        eq(completions.lessonId, lessonRuns.lessonId),
      ),
    )
    .where(eq(lessonRuns.studentId, studentId))
    .orderBy(asc(lessonRuns.startedAt), asc(lessonRuns.id));
