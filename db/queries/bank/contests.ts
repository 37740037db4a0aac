import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import {
  enrolments,
  lessonContests,
  lessonRuns,
  lessonSteps,
  lessonVersions,
  schoolClasses,
  schools,
  students,
} from '../../schema/index.ts';

/** When the last step was done, ms; null while none is. */
const lastDoneAt = sql<number | null>`(
  select max(${lessonSteps.doneAt}) from ${lessonSteps} where ${lessonSteps.runId} = ${lessonRuns.id})`;

const clock = {
  startedAt: lessonRuns.startedAt,
  doneAt: lastDoneAt,
  steps: lessonVersions.steps,
  title: lessonVersions.title,
};

/**
 * Open contests of schools in these regions, the oldest first: class and lesson, and no word of
 * who the student is. Runs that have counted meanwhile need no answer.
 */
export const openContests = (codes: readonly string[]) =>
  db()
    .select({
      id: lessonContests.id,
      runId: lessonContests.runId,
      at: lessonContests.at,
      note: lessonContests.note,
      schoolId: schools.id,
      school: schools.name,
      schoolClass: schoolClasses,
      ...clock,
    })
    .from(lessonContests)
    .innerJoin(lessonRuns, eq(lessonRuns.id, lessonContests.runId))
    .innerJoin(lessonVersions, eq(lessonVersions.id, lessonRuns.lessonVersionId))
    .innerJoin(schools, eq(schools.id, lessonContests.schoolId))
    .innerJoin(schoolClasses, eq(schoolClasses.id, lessonContests.classId))
    .where(
      and(
        isNull(lessonContests.answeredAt),
        isNull(lessonRuns.countedAt),
        inArray(schools.regionCode, [...codes]),
      ),
    )
    .orderBy(asc(lessonContests.id));

/** Whose run an open contest is about; for the act that answers it. */
export async function contestById(id: number, codes: readonly string[]) {
  const [row] = await db()
    .select({
      id: lessonContests.id,
      runId: lessonContests.runId,
      schoolId: lessonContests.schoolId,
      studentId: lessonRuns.studentId,
    })
    .from(lessonContests)
    .innerJoin(lessonRuns, eq(lessonRuns.id, lessonContests.runId))
    .innerJoin(schools, eq(schools.id, lessonContests.schoolId))
    .where(and(eq(lessonContests.id, id), inArray(schools.regionCode, [...codes])));
  return row;
}

/**
 * The runs of a class that came too fast and are not counted, and those whose contest was
 * answered, with the newest contest of each.
 */
export const contestableRuns = (classId: number) =>
  db()
    .select({
      runId: lessonRuns.id,
      name: students.name,
      number: students.number,
      countedAt: lessonRuns.countedAt,
      contest: lessonContests,
      ...clock,
    })
    .from(enrolments)
    .innerJoin(students, eq(students.id, enrolments.studentId))
    .innerJoin(lessonRuns, eq(lessonRuns.studentId, students.id))
    .innerJoin(lessonVersions, eq(lessonVersions.id, lessonRuns.lessonVersionId))
    .leftJoin(
      lessonContests,
      eq(
        lessonContests.id,
        sql`(select max(c.id) from ${lessonContests} c where c.run_id = ${lessonRuns.id})`,
      ),
    )
    .where(
      and(
        eq(enrolments.classId, classId),
        isNull(enrolments.leftOn),
        sql`${lessonRuns.tooFast} > 0`,
        sql`(${lessonRuns.countedAt} is null or ${lessonContests.outcome} = 'counted')`,
      ),
    )
    .orderBy(asc(students.number), desc(lessonRuns.startedAt));
