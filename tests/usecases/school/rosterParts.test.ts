import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { auditEvents, enrolments, students } from '#db/schema/index';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { now, seat, settleSchools } from '#tests/usecases/bureau/roster/support';
import { storeRoster } from '#usecases/school/roster/storeRoster';

beforeEach(async () => {
  await openTestDatabase();
  await settleSchools();
});
afterEach(closeTestDatabase);

const rows = Array.from({ length: 450 }, (_, i) => ({
  ...{ sheet: '', row: i + 2, number: String(1000 + i), name: `学生${i}` },
  schoolClass: { stage: 'junior' as const, entryYear: 2026, number: 1 },
}));

const bring = (rest: () => Promise<void>) =>
  storeRoster(
    {
      ...{ schoolId: 1, accountId: 'officer', rows, elsewhere: [], rest },
      decisions: { rows: [] },
      leaving: { students: [], on: '2026-11-20' },
    },
    now,
  );

test('a large school comes in by parts, with a rest after each', async () => {
  const seen: number[] = [];
  const outcome = await bring(async () => void seen.push(await db().$count(students)));
  expect(outcome).toMatchObject({ stored: { missing: 0 } });
  expect(seen).toEqual([200, 400, 450]);
  expect(await db().$count(enrolments)).toBe(450);
  const told = (await db().select().from(auditEvents)).map(({ detail }) => detail.added);
  expect(told).toEqual([200, 200, 50]);
});

test('a number that someone else gave away between two parts stops the rest, and is told', async () => {
  let rests = 0;
  const outcome = await bring(async () => {
    rests += 1;
    if (rests === 1) await seat(1, '别人', '1399');
  });
  expect(outcome).toMatchObject({ stored: { missing: 250 } });
  expect(await db().$count(students)).toBe(201);
  const again = await bring(async () => {});
  // 1399 has another name now: a change of the record, which a new preview shows first.
  expect(again).toMatchObject({ stored: { missing: 0, diff: { changed: [{}], unchanged: 200 } } });
  expect(await db().$count(students)).toBe(450);
});

test('a change of what is there already keeps the whole school in one act', async () => {
  await seat(1, '旧名', '1000');
  let rests = 0;
  await bring(async () => {
    rests += 1;
  });
  expect(rests).toBe(0);
});
