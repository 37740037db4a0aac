import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { fixRow, type RowDeed } from '#usecases/school/roster/fixRow';
import { importRoster } from '#usecases/school/roster/importRoster';
import type { RosterPreview } from '#usecases/school/roster/view';
import { accountId, csv, now, openSchool, preview, studentNamed } from './rosterSupport.ts';

let schoolId = 0;
beforeAll(async () => {
  await openTestDatabase();
});
beforeEach(async () => {
  schoolId = await openSchool('明辨中学');
});
afterAll(closeTestDatabase);

const texts = { number: '2', name: '学生二', grade: '', class: '七年级1班' };
const change = (more: Partial<typeof texts> = {}, alike = false): RowDeed => ({
  act: 'change',
  texts: { ...texts, ...more },
  alike,
});

async function fix({ preview: id }: RosterPreview, row: number, deed: RowDeed) {
  const place = { sheet: '', row };
  const outcome = await fixRow({ schoolId, accountId, preview: id, place, deed }, now);
  if (!('preview' in outcome)) throw new Error(outcome.detail);
  return outcome.preview;
}
const bringIn = ({ preview: id }: RosterPreview) =>
  importRoster({ schoolId, accountId, preview: id }, now);

const bad = csv('1,学生一,七年级1班', '2,学生二,实验班', '3,学生三,七年级1班');

test('a row is mended in the preview, under the same id, and the file comes in', async () => {
  const shown = await preview(schoolId, bad);
  expect(shown.mendable).toEqual([
    {
      ...{ sheet: '', row: 3, numbered: true, alike: 1 },
      texts: { number: '2', name: '学生二', grade: '', class: '实验班' },
    },
  ]);
  expect(await bringIn(shown)).toMatchObject({ refused: 'problems' });
  const mended = await fix(shown, 3, change({ grade: '八年级', class: '2班' }));
  expect(mended).toMatchObject({
    preview: shown.preview,
    canImport: true,
    counts: { added: 3, problems: 0 },
    fixes: [{ sheet: '', row: 3, texts: { class: '2班' } }],
  });
  expect(mended.added.map(({ row, className }) => [row, className])).toEqual([
    [2, '七年级1班'],
    [3, '八年级2班'],
    [4, '七年级1班'],
  ]);
  expect(await bringIn(mended)).toMatchObject({ imported: { added: 3 } });
});

test('the same file mended the same way changes nothing the second time', async () => {
  const once = await fix(await preview(schoolId, bad), 3, change());
  await bringIn(once);
  const again = await fix(await preview(schoolId, bad), 3, change());
  expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: 3, problems: 0, absent: 0 });
});

test('a row can be left out, and taken back', async () => {
  const shown = await preview(schoolId, bad);
  const without = await fix(shown, 3, { act: 'omit' });
  expect(without).toMatchObject({
    canImport: true,
    counts: { added: 2 },
    fixes: [{ row: 3, texts: null }],
  });
  const back = await fix(without, 3, { act: 'restore' });
  expect(back).toMatchObject({ canImport: false, counts: { problems: 1 }, fixes: [] });
  await bringIn(await fix(back, 3, { act: 'omit' }));
  await expect(studentNamed(schoolId, '学生二')).rejects.toThrow();
});

test('what is still wrong is said again, with what was typed', async () => {
  const shown = await fix(
    await preview(schoolId, bad),
    3,
    change({ number: '', class: '五年级1班' }),
  );
  expect(shown.problems.map(({ row, column, what }) => `${row} ${column} ${what}`)).toEqual([
    '3 「学号」 学号是空的。',
    '3 「班级」 本校登记为初中，没有「五年级1班」。',
  ]);
  expect(shown.mendable[0]?.texts).toMatchObject({ number: '', class: '五年级1班' });
  const id = await fix(shown, 3, change({ number: '000000201301010001' }));
  expect(id.problems[0]?.what).toContain('像是身份证号');
});

test('of two rows with one 学号 either can be changed', async () => {
  const shown = await preview(schoolId, csv('1,学生一,七年级1班', '1,学生二,七年级1班'));
  expect(shown.mendable.map(({ row }) => row)).toEqual([2, 3]);
  const mended = await fix(shown, 2, change({ number: '9', name: '学生一' }));
  expect(mended).toMatchObject({ canImport: true, counts: { added: 2 } });
});

test('rows whose class is written alike are mended together', async () => {
  const majors = csv(
    '1,学生一,2026级汽修1班',
    '2,学生二,2026级汽修1班',
    '3,学生三,2026级护理1班',
    'x_,学生四,2026级汽修1班',
  );
  const school = await openSchool('示范职校', { kind: 'vocational' });
  schoolId = school;
  const shown = await preview(school, majors);
  expect(shown.problems[0]).toMatchObject({ row: 2, column: 'C 列「班级」' });
  expect(shown.problems[0]?.todo).toContain('不记专业和班名');
  expect(shown.mendable.map(({ alike }) => alike)).toEqual([3, 3, 1, 3]);
  const mended = await fix(
    shown,
    2,
    change({ number: '1', name: '学生一', class: '2026级1班' }, true),
  );
  expect(mended.added.map(({ row, className }) => [row, className])).toEqual([
    [2, '中职一年级1班'],
    [3, '中职一年级1班'],
  ]);
  expect(mended.problems.map(({ row }) => row)).toEqual([4, 5]);
  expect(mended.problems[1]?.what).toBe('学号里有不能用的内容。');
});

test('blank classes are not alike: nobody knows which they were', async () => {
  const shown = await preview(schoolId, csv('1,学生一,', '2,学生二,'));
  expect(shown.mendable.map(({ alike }) => alike)).toEqual([1, 1]);
  const mended = await fix(shown, 2, change({ number: '1', name: '学生一' }, true));
  expect(mended.problems.map(({ row }) => row)).toEqual([3]);
});

test('rows that are not there, other people, other schools and old previews are refused', async () => {
  const { preview: id } = await preview(schoolId, bad);
  const deed: RowDeed = { act: 'omit' };
  const at = (row: number) => ({ sheet: '', row });
  const by = { schoolId, accountId, preview: id, deed };
  expect(await fixRow({ ...by, place: at(77) }, now)).toMatchObject({ refused: 'no-row' });
  expect(await fixRow({ ...by, place: { sheet: '别的', row: 3 } }, now)).toMatchObject({
    refused: 'no-row',
  });
  const gone = { refused: 'gone' };
  expect(await fixRow({ ...by, accountId: 'other', place: at(3) }, now)).toMatchObject(gone);
  expect(await fixRow({ ...by, schoolId: schoolId + 1, place: at(3) }, now)).toMatchObject(gone);
  expect(await fixRow({ ...by, place: at(3) }, now)).toHaveProperty('preview');
  const halfHour = now + 30 * 60 * 1000;
  expect(await fixRow({ ...by, place: at(3) }, halfHour)).toMatchObject(gone);
});
