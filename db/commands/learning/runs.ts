import { and, eq, isNull, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { lessonRuns, lessonSteps } from '../../schema/index.ts';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfStudent } from '../audit/placeOf.ts';
import { settleStudents } from '../indicators/settle.ts';
import { evidenceNow } from './evidenceNow.ts';

/** Starts a student's run and issues its first step. Starting twice leaves the first run. */
export async function startRun(run: {
  studentId: number;
  lessonId: string;
  lessonVersionId: number;
  now: number;
}): Promise<void> {
  const { now, ...fields } = run;
  await write([
    db()
      .insert(lessonRuns)
      .values({ ...fields, startedAt: now })
      .onConflictDoNothing(),
    {
      sql: `insert into lesson_steps (run_id, position, issued_at)
        select id, 0, ? from lesson_runs where student_id = ? and lesson_id = ?
        on conflict do nothing`,
      args: [now, run.studentId, run.lessonId],
    },
  ]);
}

export type Counted = {
  evidence: 'A' | 'B' | 'C';
  studentId: number;
  accountId: string;
  /** The class session it was done in. */
  classSessionId: number | null;
  /** How many other lessons were counted for having been read when the time was looked at. */
  others: number;
};

/**
 * Marks a step done and issues the next. On the last step the lesson is counted, or, when it
 * came too fast, that is kept on the run.
 * @throws a precondition failure when the lesson, or another one of the student, was counted
 *   meanwhile
 */
export async function finishStep(step: {
  runId: number;
  position: number;
  now: number;
  outcome: 'next' | 'tooFast' | Counted;
}): Promise<void> {
  const { runId, position, now, outcome } = step;
  await write([
    db()
      .update(lessonSteps)
      .set({ doneAt: now })
      .where(
        and(
          eq(lessonSteps.runId, runId),
          eq(lessonSteps.position, position),
          isNull(lessonSteps.doneAt),
        ),
      ),
    ...following(runId, position, now, outcome),
  ]);
}

function following(
  runId: number,
  position: number,
  now: number,
  outcome: 'next' | 'tooFast' | Counted,
): Statement[] {
  if (outcome === 'next') {
    return [
      db()
        .insert(lessonSteps)
        .values({ runId, position: position + 1, issuedAt: now })
        .onConflictDoNothing(),
    ];
  }
  const run = db().update(lessonRuns);
  if (outcome === 'tooFast') {
    return [run.set({ tooFast: sql`${lessonRuns.tooFast} + 1` }).where(eq(lessonRuns.id, runId))];
  }
  const { evidence, studentId, accountId, classSessionId, others } = outcome;
  const othersNow = sql`(select count(*) from lesson_runs o
    where o.student_id = ${studentId} and o.id <> ${runId} and o.evidence in ('A', 'B'))`;
  return [
    run
      .set({ countedAt: now, evidence: evidenceNow(outcome), classSessionId })
      .where(
        and(eq(lessonRuns.id, runId), isNull(lessonRuns.countedAt), sql`${othersNow} = ${others}`),
      ),
    mustHaveChanged,
    ...settleStudents([studentId], now),
    auditEvent({
      at: now,
      accountId,
      act: 'countLesson',
      subject: `run ${runId}`,
      ...placeOfStudent(studentId),
      detail: { evidence },
    }),
  ];
}
