import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import { openStatements } from '#db/commands/people/schools/facts';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import { busyTown, cityCode, countyCode, neighbourCounty, officer } from '#tests/support/cast';
import { morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { exportSchools } from '#usecases/bureau/schools/exportSchools';
import { openSchools, schoolsAsked } from '#usecases/bureau/schools/openSchools';

const at = { at: morning, accountId: officer.accountId };

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
  const many = Array.from({ length: 60 }, (_, i) => ({
    code: `P${String(i).padStart(3, '0')}`,
    name: `第${i}小学`,
    kind: 'primary' as const,
    regionCode: busyTown,
    openedOn: null,
  }));
  const next = { code: 'N001', name: '邻县小学', kind: 'primary' as const, openedOn: null };
  await write(openStatements([...many, { ...next, regionCode: neighbourCounty }], at));
  await write([
    db()
      .insert(t.schoolClasses)
      .values({
        ...{ id: 500, schoolId: 1, stage: 'junior', entryYear: 2020, number: 1 },
      }),
    db().update(t.enrolments).set({ classId: 500 }),
  ]);
});
afterAll(closeTestDatabase);

const roles = [{ role: 'officer', regionCode: countyCode, schoolId: null, classId: null } as const];
const list = (query: string, code = countyCode) =>
  openSchools(code, schoolsAsked(new URLSearchParams(query)), roles, morning);
const codesOf = async (query: string) => (await list(query)).schools.map(({ code }) => code);

test('a region lists its schools and those below it, fifty a page', async () => {
  const first = await list('');
  expect(first).toMatchObject({ found: 62, pages: 2, none: false });
  expect(first.schools).toHaveLength(50);
  expect((await list('page=2')).schools).toHaveLength(12);
  expect((await list('page=99')).asked.page).toBe(2);
  expect((await list('', cityCode)).found).toBe(63);
});

test('a list is filtered by kind, region, state and words', async () => {
  expect(await codesOf('kind=junior')).toEqual(['BZ01', 'JZ01']);
  expect(await codesOf(`region=${busyTown}&kind=junior`)).toEqual(['BZ01']);
  expect(await codesOf('q=静静')).toEqual(['JZ01']);
  expect(await codesOf('q=p00')).toHaveLength(10);
  expect(await codesOf('state=closed')).toEqual([]);
  expect((await list('state=closed')).none).toBe(true);
});

test('what makes no sense in an address counts as not asked', async () => {
  expect(await list(`region=${neighbourCounty}&kind=x&page=-1&state=y`)).toMatchObject({
    found: 62,
    asked: { region: undefined, page: 1, state: 'open' },
  });
});

test('who has graduated does not sit there any more', async () => {
  expect((await list('q=忙忙')).schools[0]).toMatchObject({ code: 'BZ01', students: 0 });
});

test('the downloaded list holds every page, and nothing of the county next door', async () => {
  const lines = async (query: string) =>
    (await exportSchools(countyCode, schoolsAsked(new URLSearchParams(query)), morning))
      .trim()
      .split(/\r?\n/);
  expect(await lines('')).toHaveLength(63);
  expect(await lines(`region=${neighbourCounty}`)).toHaveLength(63);
  expect((await lines('')).join()).not.toContain('N001');
});
