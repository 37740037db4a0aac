import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { db } from '../../client.ts';
import { lessonRuns, lessonSteps, lessonVersions } from '../../schema/index.ts';

export type Run = NonNullable<Awaited<ReturnType<typeof runOf>>>;

/** A student's way through a lesson: the run, the steps of its version, the steps issued so far. */
export async function runOf(studentId: number, lessonId: string) {
  const [row] = await db()
    .select({ run: lessonRuns, steps: lessonVersions.steps })
    .from(lessonRuns)
    .innerJoin(lessonVersions, eq(lessonVersions.id, lessonRuns.lessonVersionId))
    .where(and(eq(lessonRuns.studentId, studentId), eq(lessonRuns.lessonId, lessonId)));
  if (!row) return undefined;
  const issued = await db()
    .select()
    .from(lessonSteps)
    .where(eq(lessonSteps.runId, row.run.id))
    .orderBy(asc(lessonSteps.position));
  return { ...row.run, steps: row.steps, issued };
}

/** The other lessons of a student that were counted for having been read: not those on class C. */
export const otherReadings = (studentId: number, runId: number) =>
  db()
    .select({ startedAt: lessonRuns.startedAt, steps: lessonVersions.steps })
    .from(lessonRuns)
    .innerJoin(lessonVersions, eq(lessonVersions.id, lessonRuns.lessonVersionId))
    .where(
      and(
        eq(lessonRuns.studentId, studentId),
        ne(lessonRuns.id, runId),
        inArray(lessonRuns.evidence, ['A', 'B']),
      ),
    );
