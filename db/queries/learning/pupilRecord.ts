import { and, asc, eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import {
  attemptItems,
  attempts,
  competitions,
  completions,
  itemVersions,
  lessonRuns,
  lessonSteps,
  lessonVersions,
  milestones,
  responses,
  rollEntries,
  rolls,
  schoolClasses,
  terms,
} from '../../schema/index.ts';

/** Everything a student has done in lessons, with each step, and the lesson's title of that time. */
export async function lessonsOf(studentId: number) {
  const runs = await db()
    .select({ run: lessonRuns, title: lessonVersions.title })
    .from(lessonRuns)
    .innerJoin(lessonVersions, eq(lessonVersions.id, lessonRuns.lessonVersionId))
    .where(eq(lessonRuns.studentId, studentId))
    .orderBy(asc(lessonRuns.startedAt), asc(lessonRuns.id));
  const steps = await db()
    .select({ step: lessonSteps })
    .from(lessonSteps)
    .innerJoin(lessonRuns, eq(lessonRuns.id, lessonSteps.runId))
    .where(eq(lessonRuns.studentId, studentId))
    .orderBy(asc(lessonSteps.runId), asc(lessonSteps.position));
  return runs.map(({ run, title }) => ({
    ...run,
    title,
    steps: steps.map(({ step }) => step).filter((step) => step.runId === run.id),
  }));
}

/**
 * A student's checks, boosters and competitions with the questions as shown and the answers given;
 * keys for the server.
 */
export async function attemptsWithAnswers(studentId: number) {
  const mine = await db()
    .select({
      attempt: attempts,
      lesson: lessonVersions.title,
      term: terms.name,
      competition: competitions,
    })
    .from(attempts)
    .leftJoin(lessonVersions, eq(lessonVersions.id, attempts.lessonVersionId))
    .leftJoin(terms, eq(terms.id, attempts.termId))
    .leftJoin(competitions, eq(competitions.id, attempts.competitionId))
    .where(eq(attempts.studentId, studentId))
    .orderBy(asc(attempts.startedAt), asc(attempts.ordinal));
  const items = await db()
    .select({
      attemptId: attemptItems.attemptId,
      shown: attemptItems.options,
      stem: itemVersions.stem,
      options: itemVersions.options,
      key: itemVersions.key,
      chosen: responses.chosen,
      answeredAt: responses.answeredAt,
    })
    .from(attempts)
    .innerJoin(attemptItems, eq(attemptItems.attemptId, attempts.id))
    .innerJoin(itemVersions, eq(itemVersions.id, attemptItems.itemVersionId))
    .leftJoin(
      responses,
      and(
        eq(responses.attemptId, attemptItems.attemptId),
        eq(responses.position, attemptItems.position),
      ),
    )
    .where(eq(attempts.studentId, studentId))
    .orderBy(asc(attemptItems.attemptId), asc(attemptItems.position));
  return mine.map(({ attempt, ...about }) => ({
    ...attempt,
    ...about,
    items: items.filter((item) => item.attemptId === attempt.id),
  }));
}

/** The lessons a student has completed. */
export const completionsOf = (studentId: number) =>
  db()
    .select()
    .from(completions)
    .where(eq(completions.studentId, studentId))
    .orderBy(asc(completions.completedAt));

/** The frozen rolls a student stands on, and what was counted of them there. */
export async function rollsWith(studentId: number) {
  const stands = await db()
    .select({ rollId: rolls.id, takenOn: rolls.takenOn, schoolClass: schoolClasses })
    .from(rollEntries)
    .innerJoin(rolls, eq(rolls.id, rollEntries.rollId))
    .innerJoin(schoolClasses, eq(schoolClasses.id, rollEntries.classId))
    .where(eq(rollEntries.studentId, studentId))
    .orderBy(asc(rolls.takenOn), asc(rolls.id));
  const reached = await db()
    .select({ milestone: milestones })
    .from(rollEntries)
    .innerJoin(
      milestones,
      and(
        eq(milestones.rollId, rollEntries.rollId),
        eq(milestones.studentId, rollEntries.studentId),
      ),
    )
    .where(eq(rollEntries.studentId, studentId))
    .orderBy(asc(milestones.reachedAt));
  return stands.map((roll) => ({
    ...roll,
    milestones: reached
      .map(({ milestone }) => milestone)
      .filter((milestone) => milestone.rollId === roll.rollId),
  }));
}
