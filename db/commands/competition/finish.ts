import { mustHaveChanged, write } from '../../writer.ts';

/** An item without an answer is not right. */
const rightAnswers = `(
  select count(*) from responses r
  join attempt_items i on i.attempt_id = r.attempt_id and i.position = r.position
  join item_versions v on v.id = i.item_version_id and v.key = r.chosen
  where r.attempt_id = attempts.id)`;

/** Tries that are closed in one act: few enough that nobody waits for it. */
const atOnce = 200;

/**
 * Ends a student's try with what was answered. It moves no counter: a competition is no indicator.
 * @throws isPreconditionFailure when it was finished already
 */
export const finishCompetition = (end: {
  attemptId: string;
  studentId: number;
  evidence: 'A' | 'B' | 'C';
  classSessionId: number | null;
  now: number;
}) =>
  write([
    {
      sql: `update attempts set finished_at = ?, evidence = ?, class_session_id = ?,
          score = ${rightAnswers}
        where id = ? and student_id = ? and kind = 'competition' and finished_at is null`,
      args: [end.now, end.evidence, end.classSessionId, end.attemptId, end.studentId],
    },
    mustHaveChanged,
  ]);

/**
 * Ends the tries whose time has run out with what was answered, once no answer can come in any
 * more. Nobody was there at the end, so they have no evidence class.
 * @returns whether more are left
 */
export async function closeExpired(graceMs: number, now: number): Promise<boolean> {
  const [closed] = await write([
    {
      sql: `update attempts set finished_at = deadline_at, score = ${rightAnswers}
        where id in (
          select id from attempts
          where kind = 'competition' and finished_at is null and deadline_at + ? < ? limit ?)`,
      args: [graceMs, now, atOnce],
    },
  ]);
  return closed?.rowsAffected === atOnce;
}
