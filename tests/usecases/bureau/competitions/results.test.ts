import { afterAll, beforeAll, expect, test } from 'vitest';
import { write } from '#db/writer';
import { busy, busyTown, countyCode, neighbourCounty, quiet, quietTown } from '#tests/support/cast';
import { hours } from '#tests/support/clock';
import {
  closesAt,
  graceMs,
  holdTestCompetition,
  opensAt,
  takeCompetition,
  testBank,
} from '#tests/support/competition';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { exportResults } from '#usecases/bureau/competitions/exportResults';
import { openResults } from '#usecases/bureau/competitions/openResults';
import { schoolCompetitions } from '#usecases/school/competitions/schoolCompetitions';

/** In one, six of the busy school took part and three of the quiet one; in the other, everybody. */
let few: number;
let many: number;
beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
  few = await holdTestCompetition();
  many = await holdTestCompetition({}, testBank('另一次'));
  await takePart(few, 3);
  await takePart(many, 6);
});
afterAll(closeTestDatabase);

const over = closesAt + graceMs + 1;
const at = (code: string, id: number, now = over) => openResults(code, id, [], now);
const ofSchool = (now = over) => schoolCompetitions(busy.schoolId, [], now, many);

async function takePart(id: number, ofQuiet: number) {
  for (const student of [...busy.students, ...quiet.students.slice(0, ofQuiet)]) {
    await takeCompetition(student, id, 10, opensAt + hours(1));
  }
}

test('there are no results before everybody’s time is over', async () => {
  expect((await at(countyCode, many, over - 1))?.results).toBeUndefined();
  expect((await ofSchool(over - 1)).shown).toBeUndefined();
});

test('fewer than ten in all are not shown, nor what they knew', async () => {
  const results = (await at(countyCode, few))?.results;
  expect(results).toMatchObject({ hidden: true, hardest: [] });
  const csv = results ? exportResults(results, 20) : '';
  expect(csv).toContain('不足 10 人');
  expect(csv).not.toMatch(/50\.0%|,9,|,90/);
});

test('two small schools are shown as one, and neither in its own township', async () => {
  const results = (await at(countyCode, many))?.results;
  expect(results).toMatchObject({
    hidden: false,
    cells: [{ listed: 12, took: 12, right: 120, bands: [0, 0, 12, 0, 0] }],
    total: { took: 12 },
  });
  expect(results?.cells[0]?.schools.map(({ name }) => name)).toEqual(['忙忙中学', '静静中学']);
  expect(results?.hardest).toHaveLength(5);
  for (const town of [busyTown, quietTown]) {
    const alone = (await at(town, many))?.results;
    expect(alone).toMatchObject({ hidden: true, cells: [], hardest: [] });
    expect(alone?.elsewhere).toHaveLength(1);
  }
});

test('no name or number of a student is in any of it', async () => {
  const told = JSON.stringify([await at(countyCode, many), await ofSchool()]);
  for (const { name, number } of [...busy.students, ...quiet.students]) {
    expect(told).not.toContain(name);
    expect(told).not.toContain(number);
  }
});

test('a competition of the county next door, or of a township, is not the county’s', async () => {
  expect(await at(neighbourCounty, many)).toBeUndefined();
  const ofTown = await holdTestCompetition({ regionCode: busyTown }, testBank('镇里'));
  expect(await at(countyCode, ofTown)).toBeUndefined();
  expect(await at(busyTown, ofTown)).toBeDefined();
});

test('a school of ten and more is shown to its admin by class, a smaller one is not', async () => {
  expect((await ofSchool()).shown?.results.hidden).toBe(true);
  await write([
    { sql: 'update enrolments set class_id = ? where class_id = ?', args: [11, 21] },
    { sql: 'update students set school_id = 1', args: [] },
  ]);
  expect((await ofSchool()).shown?.results).toMatchObject({
    hidden: false,
    cells: [{ classes: ['七年级1班'], listed: 12, took: 12 }],
  });
});
