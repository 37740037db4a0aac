import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { eq, inArray, sql } from 'drizzle-orm';
import { hashPassword } from '#auth/credentials';
import { db } from '#db/client';
import { accounts, lessonRuns, responses, schools, students } from '#db/schema/index';
import { write } from '#db/writer';
import { startAttempt } from '#usecases/student/startAttempt';
import { finishStep, startLesson } from '#usecases/student/takeLesson';
import type { Site } from './site.ts';
import type { Row } from './table.ts';

const [classes, perClass] = [10, 60];
const lesson = '14-online-persuasion';
const password = '下雨天也要带伞呀';
/** A bell rings for a minute; here for six seconds, unless it is asked for in real time. */
const signInSeconds = Number(process.env.BELL_SECONDS ?? 6);

type Pupil = {
  school: string;
  number: string;
  attempt: string;
  answers: { item: string; option: string; key: string }[];
};

/** Brings students, each with an own password, to an open check. The database has no server. */
export async function prepareBell(): Promise<Pupil[]> {
  const begun = db()
    .select({ id: lessonRuns.studentId })
    .from(lessonRuns)
    .where(eq(lessonRuns.lessonId, lesson));
  const seated = await db()
    .select({
      accountId: accounts.id,
      id: students.id,
      number: students.number,
      school: schools.code,
    })
    .from(students)
    .innerJoin(accounts, eq(accounts.studentId, students.id))
    .innerJoin(schools, eq(schools.id, students.schoolId))
    .where(sql`${students.id} not in ${begun} and ${accounts.activatedAt} is not null`)
    .limit(classes * perClass);
  if (seated.length < classes * perClass) throw new Error(`only ${seated.length} students`);
  const own = { passwordHash: await hashPassword(password), cardHash: null };
  const ids = seated.map(({ accountId }) => accountId);
  await write([
    db().update(accounts).set(own).where(inArray(accounts.id, ids)),
    // Every guardian has said yes.
    {
      sql: `insert into guardian_consents (student_id, state, account_id, at)
        select value, 'collected', 'bench', ? from json_each(?)`,
      args: [Date.now(), JSON.stringify(seated.map(({ id }) => id))],
    },
  ]);
  const pupils: Pupil[] = [];
  for (const each of seated) pupils.push(await seat(each));
  return pupils;
}

async function seat(each: { accountId: string; id: number; number: string; school: string }) {
  const student = { studentId: each.id, accountId: each.accountId, resetAt: null };
  const now = Date.now();
  const run = await startLesson(student, lesson, now);
  if ('refused' in run) throw new Error(run.refused);
  for (const step of run.steps) await finishStep(student, lesson, step.id, now);
  const check = await startAttempt(each.id, lesson, now);
  if ('refused' in check) throw new Error(check.refused);
  const answers = check.items.map(({ item, options: [option] }) => ({
    ...{ item, option: option?.id ?? '', key: randomUUID() },
  }));
  return { school: each.school, number: each.number, attempt: check.attempt, answers };
}

/** Class after class signs in from one address, spread over the bell, and answers at once. */
export async function ringBell({ url }: Site, pupils: readonly Pupil[]): Promise<Row[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: perClass });
  const times = { signIn: [] as number[], answer: [] as number[] };
  const post = async (path: string, body: unknown, cookie = '') => {
    const sentAt = performance.now();
    const cookies = await send(agent, `${url}${path}`, JSON.stringify(body), cookie);
    return { cookies, ms: performance.now() - sentAt };
  };
  const startedAt = performance.now();
  for (let from = 0; from < pupils.length; from += perClass) {
    await Promise.all(
      pupils.slice(from, from + perClass).map(async ({ school, number, attempt, answers }, i) => {
        await wait((i * signInSeconds * 1000) / perClass);
        const signedIn = await post('/api/session', { school, number, secret: password });
        times.signIn.push(signedIn.ms);
        for (const answer of answers) {
          const path = `/api/attempts/${attempt}/answers`;
          times.answer.push((await post(path, answer, signedIn.cookies)).ms);
        }
      }),
    );
  }
  agent.destroy();
  const seconds = (performance.now() - startedAt) / 1000;
  const what = `bell (${classes} × ${perClass} in ${signInSeconds} s each)`;
  return [
    { what: `${what}: sign-ins`, ours: pupils.length / seconds, unit: 'per s' },
    { what: 'p95 of a sign-in at the bell', ours: p95(times.signIn), unit: 'ms' },
    { what: 'p95 of an answer at the bell', ours: p95(times.answer), unit: 'ms' },
  ];
}

/** What the database has of the answers that were acknowledged; no server works on it. */
export async function countBell(pupils: readonly Pupil[]): Promise<Row[]> {
  const sent = pupils.flatMap(({ answers }) => answers.map(({ key }) => key));
  const rows = await db()
    .select({ key: responses.key, attempt: responses.attemptId })
    .from(responses);
  const stored = new Set(rows.map(({ key }) => key));
  const attempts = new Set(pupils.map(({ attempt }) => attempt));
  const here = rows.filter(({ attempt }) => attempts.has(attempt)).length;
  const lost = sent.filter((key) => !stored.has(key)).length;
  return [
    { what: 'answers lost at the bell', ours: lost, unit: '' },
    { what: 'answers doubled at the bell', ours: here - (sent.length - lost), unit: '' },
  ];
}

const p95 = (ms: readonly number[]): number =>
  ms.toSorted((a, b) => a - b)[Math.floor(ms.length * 0.95)] ?? 0;

/** @returns the cookies that were set */
function send(agent: Agent, url: string, body: string, cookie: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        const set = answer.headers['set-cookie'] ?? [];
        if (answer.statusCode === 200) resolve(set.map((each) => each.split(';')[0]).join('; '));
        else reject(new Error(`${url} answered ${answer.statusCode}`));
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
