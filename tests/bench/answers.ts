import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { inArray } from 'drizzle-orm';
import { startSession } from '#auth/session';
import { db } from '#db/client';
import { accounts, lessonRuns } from '#db/schema/index';
import { write } from '#db/writer';
import { startAttempt } from '#usecases/student/startAttempt';
import { finishStep, startLesson } from '#usecases/student/takeLesson';

const atOnce = 100;

type Pupil = { accountId: string; studentId: number };

/**
 * Brings students of the demonstration county, each in a session of their own, to an open check
 * of a lesson, and writes the answers they are about to send to a file for answers.lua.
 * @returns how many answers it holds
 */
export async function writeAnswers(
  file: string,
  students: number,
  lessonId = '12-errands',
): Promise<number> {
  const pupils = await pupilsWithout(lessonId, students);
  const ids = pupils.map((pupil) => pupil.accountId);
  const ownPassword = { passwordHash: 'set', cardHash: null };
  await write([db().update(accounts).set(ownPassword).where(inArray(accounts.id, ids))]);
  const lines: string[] = [];
  for (let from = 0; from < pupils.length; from += atOnce) {
    const some = pupils.slice(from, from + atOnce);
    const answers = await Promise.all(some.map((pupil) => answersOf(pupil, lessonId)));
    lines.push(...answers.flat());
  }
  // A class does not answer in the order of its list.
  lines.sort((a, b) => a.slice(-36).localeCompare(b.slice(-36)));
  writeFileSync(file, lines.join('\n'));
  return lines.length;
}

async function pupilsWithout(lesson: string, count: number): Promise<Pupil[]> {
  const begun = await db().select().from(lessonRuns);
  const taken = new Set(begun.filter((run) => run.lessonId === lesson).map((run) => run.studentId));
  const rows = await db().select().from(accounts);
  return rows
    .flatMap(({ id, studentId }) => (studentId ? [{ accountId: id, studentId }] : []))
    .filter(({ studentId }) => !taken.has(studentId))
    .slice(0, count);
}

/** One line an answer: attempt, cookie, body; its key stands last. */
async function answersOf({ accountId, studentId }: Pupil, lessonId: string): Promise<string[]> {
  const now = Date.now();
  const { cookie } = await startSession(accountId);
  const student = { studentId, accountId, resetAt: null };
  const run = await startLesson(student, lessonId, now);
  if ('refused' in run) throw new Error(run.refused);
  for (const step of run.steps) await finishStep(student, lessonId, step.id, now);
  const check = await startAttempt(studentId, lessonId, now);
  if ('refused' in check) throw new Error(check.refused);
  return check.items.map(({ item, options: [option] }) =>
    [check.attempt, cookie.split(';')[0], item, option?.id, randomUUID()].join('\t'),
  );
}
