import { db } from '#db/client';
import { noteSignIn } from '#db/commands/auth/noteSignIn';
import { finishCheck } from '#db/commands/learning/attempts';
import { finishStep, startRun } from '#db/commands/learning/runs';
import { write } from '#db/writer';
import { type County, lessons } from './county.ts';
import { anyone } from './people.ts';

type Act = (county: County, day: string, now: number) => Promise<string | undefined>;

/** A sign-in, from the name list of a class session or not; the first is the registration. */
export async function enter(
  studentId: number,
  now: number,
  room?: { id: number; openedAt: number },
): Promise<void> {
  const [account] = await db().all<{ id: string; activatedAt: number | null }>(
    `select id, activated_at as activatedAt from accounts where student_id = ${studentId}`,
  );
  if (account) await noteSignIn({ ...account, studentId }, now, room);
}

export const signIn: Act = async (county, _day, now) => {
  const student = anyone(county);
  if (!student) return undefined;
  await enter(student.id, now);
  return `student ${student.id}`;
};

export const use: Act = async (county, day, now) => {
  const student = anyone(county);
  if (!student || isPastItsYear(day)) return undefined;
  const evidence = drawn(county);
  await takeLesson(student.id, county.random.pick(lessons), evidence, now);
  return `student ${student.id} ${evidence}`;
};

/** Takes all lessons, or all but the first, and passes their checks. */
export const complete: Act = async (county, day, now) => {
  const student = anyone(county);
  if (!student || isPastItsYear(day)) return undefined;
  const all = county.random.happens(0.7);
  const evidence = drawn(county);
  for (const lessonId of all ? lessons : lessons.slice(1)) {
    await takeLesson(student.id, lessonId, evidence, now);
    await passCheck(student.id, lessonId, evidence, now);
  }
  return `student ${student.id} ${evidence} ${all}`;
};

/** A term ends within its school year; the long one here is only for its graduates. */
const isPastItsYear = (day: string) => day >= '2027-09-01' && day <= '2027-09-10';

const drawn = ({ random }: County) => (random.happens(0.25) ? ('C' as const) : ('B' as const));

export async function takeLesson(
  studentId: number,
  lessonId: string,
  evidence: 'A' | 'B' | 'C',
  now: number,
  classSessionId: number | null = null,
): Promise<void> {
  await startRun({ studentId, lessonId, lessonVersionId: 1, now });
  const [run] = await db().all<{ id: number; open: number; others: number }>(
    `select id, counted_at is null as open, (select count(*) from lesson_runs o
        where o.student_id = r.student_id and o.id <> r.id and o.evidence in ('A', 'B')) as others
      from lesson_runs r where student_id = ${studentId} and lesson_id = '${lessonId}'`,
  );
  if (!run?.open) return;
  const { others } = run;
  const who = { studentId, accountId: `account-${studentId}` };
  const outcome = { ...who, evidence, classSessionId, others };
  await finishStep({ runId: run.id, position: 0, now, outcome });
}

export async function passCheck(
  studentId: number,
  lessonId: string,
  evidence: 'A' | 'B' | 'C',
  now: number,
  classSessionId: number | null = null,
): Promise<void> {
  const attemptId = `${studentId}-${lessonId}-${now}`;
  await write([
    {
      sql: `insert into attempts
          (id, student_id, lesson_id, lesson_version_id, ordinal, pass_mark, started_at)
        select :id, :student, :lesson, 1, count(*) + 1, 4, :now from attempts
        where student_id = :student and lesson_id = :lesson`,
      args: { id: attemptId, student: studentId, lesson: lessonId, now },
    },
  ]);
  await finishCheck({
    ...{ attemptId, studentId, accountId: `account-${studentId}`, lessonId, evidence },
    ...{ score: 5, passed: true, now, classSessionId },
  });
}
