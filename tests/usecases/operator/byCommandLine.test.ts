import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '#db/client';
import { enrolments, students } from '#db/schema/index';
import { write } from '#db/writer';
import { anan, busy, countyCode, quiet } from '#tests/support/cast';
import { morning, today } from '#tests/support/clock';
import { settleCounty, termId } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { freezeRollOf } from '#usecases/operator/freezeRollOf';
import { importSchoolRoster } from '#usecases/operator/importSchoolRoster';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const actsOf = async () =>
  (await db().query.auditEvents.findMany()).map(({ act, accountId }) => [act, accountId]);

describe('a roster from the command line', () => {
  const header = '学号,姓名,年级,班级\n';
  const send = (rows: string, { schoolCode = busy.schoolCode, newPersons = false } = {}) =>
    importSchoolRoster(
      { schoolCode, fileName: 'roster.csv', bytes: Buffer.from(header + rows), newPersons },
      morning,
    );

  test('is imported when nothing is wrong with it, and noted as the operator’s', async () => {
    expect(await send('2026301,钱一一,七年级,2班\n')).toMatchObject({
      imported: { added: 1, classesCreated: 1 },
    });
    expect(await actsOf()).toContainEqual(['importRoster', 'operator']);
  });

  test('is refused as a whole for one problem, which is told with its row', async () => {
    const outcome = await send('2026301,钱一一,七年级,2班\n2026302,,七年级,2班\n');
    expect(outcome).toMatchObject({ refused: [expect.stringContaining('第 3 行')] });
    expect(await actsOf()).not.toContainEqual(['importRoster', 'operator']);
  });

  test('is refused for a school that is not there', async () => {
    const outcome = await send('2026301,钱一一,七年级,2班\n', { schoolCode: 'XX99' });
    expect(outcome).toMatchObject({ refused: [expect.stringContaining('XX99')] });
  });

  test('is refused while somebody may come from another school, unless all are new persons', async () => {
    await write([
      db()
        .update(enrolments)
        .set({ leftOn: today, leftBecause: 'left' })
        .where(eq(enrolments.studentId, anan.studentId)),
    ]);
    const rows = `2026301,${anan.name},七年级,1班\n`;
    expect(await send(rows)).toMatchObject({ refused: [expect.stringContaining('--new-persons')] });
    expect(await send(rows, { newPersons: true })).toMatchObject({ imported: { added: 1 } });
    const [still] = await db().select().from(students).where(eq(students.id, anan.studentId));
    expect(still?.schoolId).toBe(quiet.schoolId);
  });
});

describe('a roll from the command line', () => {
  const freeze = (day: string, { region = countyCode, unconfirmed = true } = {}) =>
    freezeRollOf(region, day, unconfirmed, morning);

  test('is frozen for a day of the term, and noted as the operator’s', async () => {
    expect(await freeze('2026-10-12')).toMatchObject({ rollId: 2, schools: 2 });
    const roll = await db().query.rolls.findFirst({ where: (t, { eq: is }) => is(t.id, 2) });
    expect(roll).toMatchObject({ termId, takenOn: '2026-10-12' });
    expect(await actsOf()).toContainEqual(['freezeRoll', 'operator']);
  });

  test('waits for the schools to confirm, and names those that have not', async () => {
    const outcome = await freeze('2026-10-12', { unconfirmed: false });
    expect(outcome).toMatchObject({
      refused: expect.arrayContaining([expect.stringContaining(busy.name)]),
    });
    expect(await db().query.rolls.findMany()).toHaveLength(1);
  });

  test.each([
    ['outside every term', '2026-08-01', countyCode],
    ['that is still to come', '2026-11-30', countyCode],
    ['that has its roll', '2026-09-30', countyCode],
    ['of a region that is not there', '2026-10-12', '123456'],
  ])('is refused for a day %s', async (_, day, region) => {
    expect(await freeze(day, { region })).toHaveProperty('refused');
  });
});
