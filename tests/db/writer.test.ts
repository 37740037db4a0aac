import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, db, disconnect } from '#db/client';
import { auditEvents, enrolments, regions } from '#db/schema/index';
import {
  isConstraintFailure,
  isPreconditionFailure,
  mustHaveChanged,
  write,
  writesSettled,
} from '#db/writer';
import { closeTestDatabase, isOnServer, openTestDatabase } from '#tests/support/database';
import { runScript } from '#tests/support/process';

let file: string;
let url: string;
beforeEach(async () => {
  ({ file, url } = await openTestDatabase());
});
afterEach(closeTestDatabase);

const region = (code: string) =>
  db().insert(regions).values({ code, parentCode: null, level: 'county', name: code });
const renamed = (code: string) =>
  db().update(regions).set({ name: 'new' }).where(eq(regions.code, code));
const names = (count: number) => Array.from({ length: count }, (_, n) => `r${n}`);

/** What is on disk, seen through connections that did not write it. */
async function stored(): Promise<string[]> {
  await disconnect();
  await connect(url);
  const rows = await db().select({ code: regions.code }).from(regions);
  return rows.map((row) => row.code);
}

test('200 acts at once are all acknowledged and all stored', async () => {
  const results = await Promise.all(names(200).map((code) => write([region(code)])));
  expect(results.map(([result]) => result?.rowsAffected)).toEqual(Array(200).fill(1));
  expect((await stored()).sort()).toEqual(names(200).sort());
});

test('a queue longer than one commit is written to its end', async () => {
  const acts = names(450).map((code) => write([region(code)]));
  await writesSettled();
  await Promise.all(acts);
  expect(await stored()).toHaveLength(450);
});

test('acts are written in the order they came', async () => {
  await Promise.all([write([region('r1')]), write([renamed('r1')]), write([region('r2')])]);
  const [first] = await db().select().from(regions).where(eq(regions.code, 'r1'));
  expect(first?.name).toBe('new');
});

test('each act gets the results of its own statements', async () => {
  const [one, two] = await Promise.all([
    write([region('r1')]),
    write([region('r2'), renamed('none'), renamed('r1')]),
  ]);
  expect(one?.map((result) => result.rowsAffected)).toEqual([1]);
  expect(two?.map((result) => result.rowsAffected)).toEqual([1, 0, 1]);
});

test('one act that fails among good ones fails alone', async () => {
  await write([region('taken')]);
  const outcomes = await Promise.allSettled([
    write([region('r1')]),
    write([region('r2'), region('taken')]),
    write([region('r3')]),
  ]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(isConstraintFailure((outcomes[1] as PromiseRejectedResult).reason)).toBe(true);
  expect((await stored()).sort()).toEqual(['r1', 'r3', 'taken']);
});

test('an act whose precondition does not hold is undone as a whole', async () => {
  const act = write([region('r1'), renamed('nobody'), mustHaveChanged, region('r2')]);
  const error = await act.catch((reason: unknown) => reason);
  expect(isPreconditionFailure(error)).toBe(true);
  expect(await stored()).toEqual([]);
});

test('an act whose precondition holds goes on', async () => {
  await write([region('r1'), renamed('r1'), mustHaveChanged, region('r2')]);
  expect((await stored()).sort()).toEqual(['r1', 'r2']);
});

test('a row that refers to nobody is refused', async () => {
  const orphan = db()
    .insert(enrolments)
    .values({ studentId: 9, classId: 9, joinedOn: '2026-09-01' });
  const error = await write([orphan]).catch((reason: unknown) => reason);
  expect(isConstraintFailure(error)).toBe(true);
});

// A libSQL server has locks and a disk of its own.
const testOfFile = test.skipIf(isOnServer());

testOfFile(
  'another process that holds the lock for 600 ms delays the acts and loses none',
  async () => {
    const other = runScript('holdLock', file, '600');
    await other.firstLine();
    await Promise.all(names(20).map((code) => write([region(code)])));
    await other.ended;
    await write([region('after')]);
    expect((await stored()).sort()).toEqual([...names(20), 'after'].sort());
  },
);

testOfFile(
  'a lock held longer than the writer waits fails the acts, and later acts are kept',
  async () => {
    const other = runScript('holdLock', file);
    await other.firstLine();
    const outcomes = await Promise.allSettled([write([region('r1')]), write([region('r2')])]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    other.process.stdin.write('let go\n');
    await other.ended;
    await write([region('r3')]);
    expect(await stored()).toEqual(['r3']);
  },
);

testOfFile('whatever was acknowledged is on disk after kill -9', async () => {
  await disconnect();
  const printed: string[] = [];
  for (const round of names(5)) {
    const writing = runScript('writeForever', file, round);
    await writing.firstLine();
    await wait(randomInt(200));
    writing.process.kill('SIGKILL');
    await writing.ended;
    printed.push(...writing.lines());
  }
  const codes = new Set(await stored());
  expect(printed.filter((code) => !codes.has(code))).toEqual([]);
  expect(printed.length).toBeGreaterThanOrEqual(5);
  expect(await db().$count(auditEvents), 'no act is there by half').toBe(codes.size);
  const [check] = await db().all<{ integrity_check: string }>('PRAGMA integrity_check');
  expect(check?.integrity_check).toBe('ok');
});
