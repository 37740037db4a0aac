import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import { auditEvents, schools } from '#db/schema/index';
import {
  busy,
  busyTown,
  countyCode,
  neighbourCounty,
  neighbourOfficer,
  officer,
} from '#tests/support/cast';
import { hours, morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { liesAboutSchools } from '#tests/support/schools';
import { exportSchools } from '#usecases/bureau/schools/exportSchools';
import { confirmSchools, previewSchools } from '#usecases/bureau/schools/importSchools';

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterAll(closeTestDatabase);

const ofCounty = { accountId: officer.accountId, within: countyCode };
const nextDoor = { accountId: neighbourOfficer.accountId, within: neighbourCounty };
const head = '学校代码,学校名称,类型,所属地区,启用日期';

async function look(lines: string[], by = ofCounty) {
  const bytes = new TextEncoder().encode([head, ...lines].join('\n'));
  const result = await previewSchools(bytes, 'schools.csv', by, morning);
  if ('unusable' in result) throw new Error(result.unusable.detail);
  return result.preview;
}
const codes = async () => (await db().select().from(schools)).map(({ code }) => code).sort();

const lines = [
  `XX01,示范小学（东校区）,完小,${busyTown},2020-09-01`,
  'XX02,示范职校,职高,静静乡,',
  `XX03,县直高中,普通高中,${countyCode},`,
  `${busy.schoolCode},忙碌中学,九年制,忙忙镇,`,
];

test('a file is shown first, and imported when it is confirmed', async () => {
  const preview = await look(lines);
  expect(preview.counts).toEqual({ added: 3, changed: 1, unchanged: 0, problems: 0 });
  expect(preview.rows[0]?.cells).toContainEqual({ now: '忙碌中学', was: '忙忙中学' });
  expect(await codes()).toEqual(['BZ01', 'JZ01']);
  expect(await confirmSchools(preview.id ?? '', ofCounty, morning)).toEqual({
    imported: { added: 3, changed: 1, unchanged: 0 },
  });
  expect(await codes()).toEqual(['BZ01', 'JZ01', 'XX01', 'XX02', 'XX03']);
  expect(await liesAboutSchools()).toEqual([]);
  const acts = (await db().select().from(auditEvents)).map(({ act, detail }) => ({ act, detail }));
  expect(acts.map(({ act }) => act)).toEqual([
    ...['openSchool', 'openSchool', 'openSchool', 'changeSchool', 'importSchools'],
  ]);
  expect(acts.at(-1)?.detail).toEqual({ opened: 3, changed: 1 });
});

test('the same file again changes nothing, and neither does the downloaded list', async () => {
  const again = await look(lines);
  expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: 4, problems: 0 });
  expect(again.id).toBeUndefined();
  const csv = await exportSchools(countyCode, { state: 'open', page: 1 }, morning);
  expect(csv).toContain(`BZ01,忙碌中学,九年一贯制,${busyTown},,忙忙镇,6,`);
  const bytes = new TextEncoder().encode(csv);
  expect(await previewSchools(bytes, 'list.csv', ofCounty, morning)).toMatchObject({
    preview: { counts: { added: 0, changed: 0, unchanged: 5, problems: 0 } },
  });
});

test('every row that cannot be taken is named, and nothing is imported', async () => {
  const preview = await look([
    'XX10,好学校,小学,忙忙镇,',
    '坏 代码,好学校,小学,忙忙镇,',
    'XX11,!,大学,,2027-01-01',
    'xx10,又一所,小学,忙忙镇,',
    `${busy.schoolCode},忙碌中学,小学,忙忙镇,`,
    'XX01,示范小学（东校区）,小学,忙忙镇,2021-09-01',
    'XX12,邻县学校,小学,邻县,',
  ]);
  expect(preview.problems.map(({ row, what }) => `${row} ${what}`)).toEqual([
    '3 学校代码「坏 代码」不对。',
    '4 学校名称「!」不对。',
    '4 类型「大学」不对。',
    '4 所属地区是空的。',
    '4 启用日期「2027-01-01」不对。',
    '5 学校代码 XX10 在文件里出现了两次，第一次在第 2 行。',
    '6 学校现在有初中的学生，改成这个类型就没有这个学段了。',
    '7 系统里的启用日期是 2020-09-01。',
    '8 您的地区里没有「邻县」。',
  ]);
  expect(preview.id).toBeUndefined();
  expect(await codes()).toHaveLength(5);
});

test('a code that is used elsewhere is used, and nothing more is told', async () => {
  const { problems } = await look([`${busy.schoolCode},我校,小学,${neighbourCounty},`], nextDoor);
  expect(problems).toEqual([
    {
      sheet: '',
      row: 2,
      column: '“学校代码”列',
      what: '学校代码 BZ01 已被使用。',
      todo: '请核对代码。',
    },
  ]);
});

test('a preview is confirmed once, by its own officer, within half an hour', async () => {
  const { id = '' } = await look(['XX20,再一所,小学,忙忙镇,']);
  expect(await confirmSchools(id, nextDoor, morning)).toEqual({ gone: true });
  expect(await confirmSchools(id, ofCounty, morning)).toHaveProperty('imported');
  expect(await confirmSchools(id, ofCounty, morning)).toEqual({ gone: true });
  const { id: late = '' } = await look(['XX21,又再一所,小学,忙忙镇,']);
  expect(await confirmSchools(late, ofCounty, morning + hours(1))).toEqual({ gone: true });
});

test('what someone changed meanwhile is shown again', async () => {
  const first = await look(['XX30,三十校,小学,忙忙镇,']);
  const second = await look(['XX30,三十小学,小学,忙忙镇,']);
  expect(await confirmSchools(second.id ?? '', ofCounty, morning)).toHaveProperty('imported');
  expect(await confirmSchools(first.id ?? '', ofCounty, morning)).toMatchObject({
    again: { counts: { added: 0, changed: 1 } },
  });
});
