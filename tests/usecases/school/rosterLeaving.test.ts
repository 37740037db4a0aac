import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { importRoster } from '#usecases/school/roster/importRoster';
import {
  accountId,
  bring,
  csv,
  eventsOn,
  nextDay,
  nextYear,
  openSchool,
  preview,
  studentNamed,
} from './rosterSupport.ts';

const both = csv('1,学生一,七年级1班', '2,学生二,七年级1班');
const onlyOne = csv('1,学生一,七年级1班');
let schoolId = 0;

beforeAll(async () => {
  await openTestDatabase();
});
beforeEach(async () => {
  schoolId = await openSchool('明辨中学');
  await bring(schoolId, both);
});
afterAll(closeTestDatabase);

async function leave(on: string, students?: number[]) {
  const shown = await preview(schoolId, onlyOne, nextDay);
  const chosen = students ?? shown.absent.map(({ id }) => id);
  const leaving = { students: chosen, on };
  return importRoster({ schoolId, accountId, preview: shown.preview, leaving }, nextDay);
}

test('nobody leaves by being absent from a file', async () => {
  const outcome = await bring(schoolId, onlyOne, nextDay);
  expect(outcome).toMatchObject({ imported: { unchanged: 1, left: 0 } });
  expect((await studentNamed(schoolId, '学生二')).seats).toMatchObject([{ leftOn: null }]);
});

test('who is confirmed leaves with the date, in the act of the import', async () => {
  expect(await leave('2026-10-09')).toMatchObject({ imported: { left: 1 } });
  const { id, seats } = await studentNamed(schoolId, '学生二');
  expect(seats).toMatchObject([{ leftOn: '2026-10-09', leftBecause: 'left' }]);
  const [event] = await eventsOn(`student ${id}`);
  expect(event).toMatchObject({
    act: 'leave',
    schoolId,
    accountId,
    detail: { seat: seats[0]?.id, on: '2026-10-09', because: 'left' },
  });
  expect((await preview(schoolId, onlyOne, nextDay)).absent).toEqual([]);
});

test.each([
  ['2026-10-10', '离校日期 2026-10-10 还没有到'],
  ['2026-10-07', '早于“学生二”进班的日期 2026-10-08'],
])('not on %s', async (on, words) => {
  const outcome = await leave(on);
  expect(outcome).toMatchObject({ refused: 'leaving' });
  expect('detail' in outcome && outcome.detail).toContain(words);
  expect((await studentNamed(schoolId, '学生二')).seats).toMatchObject([{ leftOn: null }]);
});

test('a student who is in the file, or of another school, cannot leave that way', async () => {
  const { id } = await studentNamed(schoolId, '学生一');
  expect(await leave('2026-10-09', [id])).toMatchObject({ refused: 'leaving' });
  const other = await openSchool('邻家中学');
  await bring(other, both);
  const stranger = await studentNamed(other, '学生二');
  expect(await leave('2026-10-09', [stranger.id])).toMatchObject({ refused: 'leaving' });
});

test('only classes of the file are looked at', async () => {
  await bring(schoolId, csv('3,学生三,八年级1班'), nextDay);
  const shown = await preview(schoolId, onlyOne, nextDay);
  expect(shown.absent.map(({ name }) => name)).toEqual(['学生二']);
  expect(shown.otherClasses).toBe(1);
});

test('a seat in a class that has graduated is no seat: a new one follows, the old one ends', async () => {
  const school = await openSchool('明辨学校', { kind: 'nine-year' });
  await bring(school, csv('61,学生六,六年级1班', '62,学生七,六年级1班'));
  const shown = await preview(school, csv('61,学生六,七年级2班'), nextYear);
  expect(shown.changed).toMatchObject([{ was: { className: '已毕业' } }]);
  expect(shown.absent).toEqual([]);
  await importRoster({ schoolId: school, accountId, preview: shown.preview }, nextYear);
  expect((await studentNamed(school, '学生六')).seats).toMatchObject([
    { joinedOn: '2026-10-08', leftOn: '2027-09-10', leftBecause: 'moved' },
    { joinedOn: '2027-09-10', leftOn: null },
  ]);
  expect((await studentNamed(school, '学生七')).seats).toMatchObject([{ leftOn: null }]);
});

test('the number of a graduate is not given to another student', async () => {
  const shown = await preview(
    schoolId,
    csv('1,学生新,七年级1班'),
    Date.parse('2029-10-01T10:00:00+08:00'),
  );
  expect(shown.problems[0]?.what).toContain('那名学生已经毕业');
});
