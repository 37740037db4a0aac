import { sql } from 'drizzle-orm';
import type { Answer, ClassRecords, Run, Try } from '#domain/indicators/anomaly/records';
import { db } from '../../client.ts';

type RunRow = Omit<Run, 'doneAt' | 'inSession'> & {
  lessonId: string;
  doneAt: string;
  inSession: number;
};
type TryRow = Omit<Try, 'answers'> & { lessonId: string; answers: string };
type AnswerRow = [
  position: number,
  item: number,
  chosen: number,
  key: number,
  shown: string,
  answeredAt: number,
];

/**
 * What the students who sit in a class have left behind since then, by lesson: their runs and
 * their first tries at the checks. A few ms for a class.
 * @param since ms
 */
export async function classRecords(
  classId: number,
  since: number,
): Promise<Map<string, ClassRecords>> {
  const students = await studentsOf(classId);
  const runs = Map.groupBy(await runsOf(classId, since), (run) => run.lessonId);
  const tries = Map.groupBy(await triesOf(classId, since), (each) => each.lessonId);
  const resetAt = new Map(
    students.flatMap(({ id, resetAt: at }) => (at === null ? [] : [[id, at] as const])),
  );
  const list = students.map(({ id }) => id);
  const lessons = new Set([...runs.keys(), ...tries.keys()]);
  return new Map(
    [...lessons].map((lesson) => [
      lesson,
      {
        runs: (runs.get(lesson) ?? []).map(toRun),
        tries: (tries.get(lesson) ?? []).map(toTry),
        resetAt,
        list,
      },
    ]),
  );
}

const studentsOf = (classId: number) =>
  db().all<{ id: number; resetAt: number | null }>(sql`
    select s.id, a.reset_at as resetAt
    from enrolments e
    join students s on s.id = e.student_id
    left join accounts a on a.student_id = s.id
    where e.class_id = ${classId} and e.left_on is null
    order by length(s.number), s.number`);

const runsOf = (classId: number, since: number) =>
  db().all<RunRow>(sql`
    select r.student_id as student, r.lesson_id as lessonId, r.started_at as startedAt,
      r.counted_at as countedAt, r.class_session_id is not null as inSession,
      (select json_group_array(done_at) from lesson_steps s
        where s.run_id = r.id and s.done_at is not null) as doneAt
    from enrolments e join lesson_runs r on r.student_id = e.student_id
    where e.class_id = ${classId} and e.left_on is null and r.started_at >= ${since}`);

const triesOf = (classId: number, since: number) =>
  db().all<TryRow>(sql`
    select a.student_id as student, a.lesson_id as lessonId, a.started_at as startedAt,
      a.finished_at as finishedAt,
      (select json_group_array(json_array(
          ai.position, ai.item_version_id, r.chosen, i.key, ai.options, r.answered_at))
        from attempt_items ai
        join responses r on r.attempt_id = ai.attempt_id and r.position = ai.position
        join item_versions i on i.id = ai.item_version_id
        where ai.attempt_id = a.id) as answers
    from enrolments e join attempts a on a.student_id = e.student_id
    where e.class_id = ${classId} and e.left_on is null and a.kind = 'check' and a.ordinal = 1
      and a.finished_at is not null and a.started_at >= ${since}`);

const toRun = ({ student, startedAt, countedAt, inSession, doneAt }: RunRow): Run => ({
  student,
  startedAt,
  countedAt,
  inSession: inSession === 1,
  doneAt: JSON.parse(doneAt) as number[],
});

const toTry = ({ student, startedAt, finishedAt, answers }: TryRow): Try => ({
  student,
  startedAt,
  finishedAt,
  answers: (JSON.parse(answers) as AnswerRow[]).map(toAnswer),
});

const toAnswer = ([position, item, chosen, key, shown, answeredAt]: AnswerRow): Answer => ({
  ...{ position, item, chosen, key, answeredAt },
  shown: JSON.parse(shown) as number[],
});
