import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import { auditEvents, regions } from '#db/schema/index';
import { busyTown, countyCode, neighbourCounty, officer, provinceCode } from '#tests/support/cast';
import { morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { importRegions } from '#usecases/bureau/importRegions';

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterAll(closeTestDatabase);

const operator = { accountId: null };
const ofCounty = { accountId: officer.accountId, within: countyCode };

const bring = (lines: string[], by: Parameters<typeof importRegions>[2]) =>
  importRegions(
    new TextEncoder().encode(['代码,名称,上级代码', ...lines].join('\n')),
    'regions.csv',
    by,
    morning,
  );
const problemsOf = async (...args: Parameters<typeof bring>) => {
  const result = await bring(...args);
  return 'problems' in result ? result.problems.map(({ row, what }) => ({ row, what })) : result;
};
const region = async (code: string) =>
  (await db().select().from(regions).where(eq(regions.code, code)))[0];

const tree = [
  '980000,西岭省,',
  '981100,西岭市,',
  '981101,城区,',
  '981101001000,东街街道,',
  '981101002,西街街道,',
  '989004,直管市,',
  '110000,北京市,',
  '110105,朝阳区,',
  '441900,没有县的市,980000',
  '441900003,东城街道,',
];

test('the operator brings a first tree, in any order of rows', async () => {
  expect(await bring(tree.toReversed(), operator)).toEqual({
    imported: { added: 10, changed: 0, unchanged: 0 },
  });
  expect(await region('981101001')).toMatchObject({ parentCode: '981101', level: 'township' });
  expect(await region('989004')).toMatchObject({ parentCode: '980000', level: 'county' });
  expect(await region('110105')).toMatchObject({ parentCode: '110000' });
  expect(await region('441900003')).toMatchObject({ parentCode: '441900' });
  expect(await region('980000')).toMatchObject({ parentCode: null, level: 'province' });
});

test('the same file again changes nothing and leaves no event', async () => {
  const events = await db().select().from(auditEvents);
  expect(await bring(tree, operator)).toEqual({
    imported: { added: 0, changed: 0, unchanged: 10 },
  });
  expect(await db().select().from(auditEvents)).toHaveLength(events.length);
});

test('a new name is a change, and the code stays', async () => {
  expect(await bring(['981101,新城区,'], operator)).toEqual({
    imported: { added: 0, changed: 1, unchanged: 0 },
  });
  expect(await region('981101')).toMatchObject({ name: '新城区', parentCode: '981100' });
});

test('an officer adds and renames below the own county', async () => {
  const lines = [`${countyCode},示范县,`, `${countyCode}003,新来乡,`, `${busyTown},忙碌镇,`];
  expect(await bring(lines, ofCounty)).toEqual({
    imported: { added: 1, changed: 1, unchanged: 1 },
  });
  expect(await region(`${countyCode}003`)).toMatchObject({ parentCode: countyCode });
  const events = await db().select().from(auditEvents).where(eq(auditEvents.act, 'importRegions'));
  expect(events.at(-1)).toMatchObject({
    accountId: officer.accountId,
    regionCode: countyCode,
    detail: { added: 1, changed: 1 },
  });
});

test('an officer cannot change the own county, the county next door or the province', async () => {
  const lines = [
    `${countyCode},改名县,`,
    `${neighbourCounty},改名县,`,
    `${neighbourCounty}001,邻镇,`,
    `${provinceCode},改名省,`,
    `970000,新省,`,
    `${neighbourCounty},邻县,${countyCode}`,
  ];
  expect(await problemsOf(lines.slice(0, 5), ofCounty)).toMatchObject([
    { row: 2, what: '这是本级地区，名称由上级修改。' },
    { row: 3, what: `代码 ${neighbourCounty} 不属于您的地区。` },
    { row: 4 },
    { row: 5 },
    { row: 6 },
  ]);
  expect(await problemsOf(lines.slice(5), ofCounty)).toMatchObject([{ row: 2 }]);
  expect(await region(neighbourCounty)).toMatchObject({ name: '邻县' });
});

test('with one problem nothing of a file is stored', async () => {
  const lines = [
    `${countyCode}010,好好镇,`,
    '12,两位,',
    '990101001001,某村,',
    `${countyCode}011,12345,`,
    `${countyCode}010,又一次,`,
    '990301001,没有上级的镇,',
    `${countyCode}012,上级太低,${busyTown}`,
  ];
  expect(await problemsOf(lines, operator)).toEqual([
    { row: 3, what: '代码「12」不对。' },
    { row: 4, what: '代码「…」不对。' },
    { row: 5, what: '名称「12345」不对。' },
    { row: 6, what: `代码 ${countyCode}010 在文件里出现了两次，第一次在第 2 行。` },
    { row: 7, what: '上级地区（990301）不在文件里，系统里也没有。' },
    { row: 8, what: `上级地区 ${busyTown} 是乡镇级，不能在乡镇级上面。` },
  ]);
  expect(await region(`${countyCode}010`)).toBeUndefined();
});
