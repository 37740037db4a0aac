import { db } from '#db/client';
import { activate } from '#db/commands/auth/activate';
import { finishCheck } from '#db/commands/learning/attempts';
import { finishStep, startRun } from '#db/commands/learning/runs';
import { write } from '#db/writer';
import { type County, lessons } from './county.ts';
import { anyone } from './people.ts';

type Act = (county: County, day: string, now: number) => Promise<string | undefined>;

export const signIn: Act = async (county, day, now) => {
  const student = anyone(county);
  if (!student) return undefined;
  await activate({ id: `account-${student.id}`, studentId: student.id }, now, day);
  return `student ${student.id}`;
};

export const use: Act = async (county, day, now) => {
  const student = anyone(county);
  if (!student || isPastItsYear(day)) return undefined;
  const evidence = drawn(county);
  await takeLesson(student.id, county.random.pick(lessons), evidence, day, now);
  return `student ${student.id} ${evidence}`;
};

/** Takes all lessons, or all but the first, and passes their checks. */
export const complete: Act = async (county, day, now) => {
  const student = anyone(county);
  if (!student || isPastItsYear(day)) return undefined;
  const all = county.random.happens(0.7);
  const evidence = drawn(county);
  for (const lessonId of all ? lessons : lessons.slice(1)) {
    await takeLesson(student.id, lessonId, evidence, day, now);
    await passCheck(student.id, lessonId, evidence, day, now);
  }
  return `student ${student.id} ${evidence} ${all}`;
};

/** A term ends within its school year; the long one here is only for its graduates. */
const isPastItsYear = (day: string) => day >= '2027-09-01' && day <= '2027-09-10';

const drawn = ({ random }: County) => (random.happens(0.25) ? ('C' as const) : ('B' as const));

async function takeLesson(
  studentId: number,
  lessonId: string,
  evidence: 'B' | 'C',
  today: string,
  now: number,
): Promise<void> {
  await startRun({ studentId, lessonId, lessonVersionId: 1, now });
  const [run] = await db().all<{ id: number; open: number }>(
    `select id, counted_at is null as open from lesson_runs
      where student_id = ${studentId} and lesson_id = '${lessonId}'`,
  );
  if (!run?.open) return;
  const outcome = { studentId, accountId: `account-${studentId}`, evidence, today };
  await finishStep({ runId: run.id, position: 0, now, outcome });
}

async function passCheck(
  studentId: number,
  lessonId: string,
  evidence: 'B' | 'C',
  today: string,
  now: number,
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
    ...{ score: 5, passed: true, now, today },
  });
}
