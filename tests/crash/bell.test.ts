import '#tests/support/settings';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, db, disconnect } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import * as t from '#db/schema/index';
import { chance } from '#db/seed/chance';
import { write } from '#db/writer';
import { busy, type CastStudent } from '#tests/support/cast';
import { rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { beginCheck, keysOf, readLesson } from '#tests/support/pupil';
import { cookieOfStudent } from '#tests/support/sessions';
import { firstLesson, floorSeconds, secondLesson } from '#tests/support/testLessons';
import { type Acknowledged, type Sitting, sit, sittingOf } from './pupils.ts';
import { startServer } from './server.ts';

const isFull = process.env.FULL === '1';
const { students, kills } = isFull ? { students: 300, kills: 12 } : { students: 60, kills: 3 };
/** Printed, so that a failure can be run again. */
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 100_000);
const random = chance(seed, 'crash');

let file: string;
let dir: string;
let server: Awaited<ReturnType<typeof startServer>> | undefined;
beforeEach(async () => {
  ({ file, dir } = await openTestDatabase());
  await settleCounty();
});
afterEach(async () => {
  await server?.kill();
  await closeTestDatabase();
});

/** More students of the busy school’s class, on the roll like the others. */
async function moreStudents(): Promise<CastStudent[]> {
  const added = Array.from({ length: students }, (_, i) => {
    const studentId = 1000 + i;
    const name = `学生${i}`;
    return { studentId, accountId: `student-${studentId}`, resetAt: null, number: `${i}`, name };
  });
  const { schoolId, classId } = busy;
  await write(
    added.flatMap(({ studentId, accountId, number, name }) => [
      db().insert(t.students).values({ id: studentId, schoolId, number, name }),
      db().insert(t.enrolments).values({ studentId, classId, joinedOn: '2026-09-01' }),
      db().insert(t.accounts).values({ id: accountId, studentId }),
      db().insert(t.rollEntries).values({ rollId, studentId, classId }),
    ]),
  );
  return added;
}

/** The check is all that the term asks, and the term lasts whenever this test is run. */
const shortTerm = () =>
  write([
    db().update(t.terms).set({ endsOn: '2099-12-31' }),
    {
      sql: 'delete from requirements where lesson_id = ?',
      args: [secondLesson],
    },
  ]);

/** Each before an open check, about to pass it or not. */
async function seat(student: CastStudent): Promise<Sitting> {
  const now = Date.now();
  const cookie = await cookieOfStudent(student);
  await readLesson(student, firstLesson, now - (floorSeconds + 1) * 1000);
  const { attempt } = await beginCheck(student, firstLesson, now);
  return sittingOf(cookie, attempt, await keysOf(attempt), random.between(2, 5));
}

test(`what was saved is there once, and all end, however often the server is killed (seed ${seed})`, async () => {
  await shortTerm();
  const sittings: Sitting[] = [];
  for (const student of await moreStudents()) sittings.push(await seat(student));
  await disconnect();

  const acknowledged: Acknowledged = { keys: new Set(), finished: new Set() };
  const running = await startServer(dir);
  server = running;
  const sitting = Promise.all(sittings.map((each) => sit(running.url, each, acknowledged, random)));
  for (let kill = 0; kill < kills; kill += 1) {
    await wait(random.between(50, 700));
    await running.killAndStart();
  }
  await sitting;
  await running.kill();

  await connect(`file:${file}`);
  const sent = sittings.flatMap(({ answers }) => answers);
  const saved = await db().select().from(t.responses);
  expect(acknowledged.keys.size).toBe(sent.length);
  expect(saved.map(({ key }) => key).toSorted()).toEqual(sent.map(({ key }) => key).toSorted());
  const ended = await db().select().from(t.attempts);
  expect(ended.every(({ finishedAt, score }) => finishedAt !== null && score !== null)).toBe(true);
  expect(ended.map(({ id }) => id).toSorted()).toEqual([...acknowledged.finished].toSorted());

  const passed = ended.filter(({ score, passMark }) => (score ?? 0) >= passMark);
  expect(await db().$count(t.completions)).toBe(passed.length);
  const told = await db().select().from(t.auditEvents);
  expect(told.filter(({ act }) => act === 'completeLesson')).toHaveLength(passed.length);
  const completed = await db().select().from(t.milestones);
  expect(completed.filter(({ metric }) => metric === 'completed')).toHaveLength(passed.length);
  expect(await recount(rollId)).toEqual({ differences: [] });
  const [check] = await db().all<{ integrity_check: string }>('PRAGMA integrity_check');
  expect(check?.integrity_check).toBe('ok');
});
