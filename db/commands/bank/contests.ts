import { and, eq, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { lessonContests, lessonRuns } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { settleStudents } from '../indicators/settle.ts';

/**
 * A teacher asks for a lesson to be counted that came too fast for the clock.
 * @throws isPreconditionFailure when the run is not such a one of a student who sits in the
 *   class, a constraint failure when it was asked already and nobody has answered yet
 */
export const contestLesson = (contest: {
  runId: number;
  schoolId: number;
  classId: number;
  accountId: string;
  note: string;
  now: number;
}) => {
  const { runId, schoolId, classId, accountId, note, now } = contest;
  return write([
    {
      sql: `insert into lesson_contests
          (run_id, lesson_id, school_id, class_id, account_id, note, at)
        select r.id, r.lesson_id, :schoolId, :classId, :accountId, :note, :now
        from lesson_runs r
        join enrolments e on e.student_id = r.student_id and e.left_on is null
        where r.id = :runId and e.class_id = :classId and r.too_fast > 0 and r.counted_at is null`,
      args: { runId, schoolId, classId, accountId, note, now },
    },
    mustHaveChanged,
    auditEvent({ at: now, accountId, act: 'contestLesson', subject: `run ${runId}`, schoolId }),
  ]);
};

type Answer = {
  contestId: number;
  words: string;
  accountId: string;
  schoolId: number;
  now: number;
};

/**
 * Counts the contested run with evidence C: declared by staff, shown, never in the headline. The
 * student may then take the check.
 * @throws isPreconditionFailure when it was answered, or when the run has counted meanwhile
 */
export const countContested = (answer: Answer & { runId: number; studentId: number }) => {
  const { runId, studentId, now } = answer;
  return write([
    ...answered(answer, 'counted'),
    db()
      .update(lessonRuns)
      .set({ countedAt: now, evidence: 'C' })
      .where(
        and(
          eq(lessonRuns.id, runId),
          eq(lessonRuns.studentId, studentId),
          isNull(lessonRuns.countedAt),
        ),
      ),
    mustHaveChanged,
    ...settleStudents([studentId], now),
  ]);
};

/** Leaves the contested run uncounted. @throws isPreconditionFailure when it was answered */
export const refuseContest = (answer: Answer) => write(answered(answer, 'refused'));

const answered = (
  { contestId, words, accountId, schoolId, now }: Answer,
  outcome: 'counted' | 'refused',
) => [
  db()
    .update(lessonContests)
    .set({ outcome, answeredAt: now, answeredBy: accountId, answer: words })
    .where(and(eq(lessonContests.id, contestId), isNull(lessonContests.answeredAt))),
  mustHaveChanged,
  auditEvent({
    at: now,
    accountId,
    act: 'answerContest',
    subject: `contest ${contestId}`,
    schoolId,
    detail: outcome === 'counted' ? { outcome, evidence: 'C' } : { outcome },
  }),
];
