import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import '#tests/support/settings';
import { problemsOf } from '#domain/people/roster/readRoster';
import { schoolLimits } from '#usecases/school/roster/limits';
import { readRosterFile } from '#usecases/school/roster/readRosterFile';

const context = { stages: ['junior'] as const, day: '2026-10-08' };
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/rosters/${name}`, import.meta.url)));

async function file(name: string, bytes = fixture(name)) {
  const result = await readRosterFile(bytes, name, context, schoolLimits());
  if ('unusable' in result) throw new Error(result.unusable.detail);
  return { ...result.file, problems: problemsOf(result.file) };
}

test('a plain list, as .xlsx and as CSV with and without BOM', async () => {
  const sheet = await file('plain.xlsx');
  expect(sheet.rows).toHaveLength(12);
  expect(sheet.rows[0]).toMatchObject({ row: 2, number: '0301', name: '学生一一' });
  const fromCsv = await file('plain-utf8.csv');
  const bare = ({ number, name, schoolClass }: (typeof sheet.rows)[number]) => ({
    number,
    name,
    schoolClass,
  });
  expect(fromCsv.rows.map(bare)).toEqual(sheet.rows.map(bare));
  const withBom = new Uint8Array([0xef, 0xbb, 0xbf, ...fixture('plain-utf8.csv')]);
  expect(await file('a.csv', withBom)).toEqual(fromCsv);
  expect((await file('plain-gb18030.csv')).rows).toEqual(fromCsv.rows);
});

test.each(['office.xlsx', 'office.xls'])(
  '%s: title, merged classes, padded numbers, dropped columns',
  async (name) => {
    const { rows, problems, dropped, notes } = await file(name);
    expect(problems).toEqual([]);
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `02500${n}`));
    expect(rows.map((row) => row.schoolClass.number)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    expect(rows.map((row) => row.name)).toContain('阿依古丽·买买提');
    expect(rows.map((row) => row.name)).toContain('王一一');
    expect(dropped).toEqual([
      '「序号」',
      '「性别」',
      '「身份证号」',
      '「出生日期」',
      '「联系电话」',
      '「家庭住址」',
    ]);
    expect(notes).toEqual(['工作表「学生名册」：第 12 行是「合计:8人」，不是学生，没有读取。']);
  },
);

test('merged classes saved as GB18030 CSV are blank, and each row says so', async () => {
  const { rows, problems } = await file('office-gb18030.csv');
  expect(rows).toHaveLength(2);
  expect(problems).toHaveLength(6);
  expect(problems[0]).toMatchObject({ row: 5, column: 'B 列「班 级」', what: '班级是空的。' });
});

test.each(['perClass.xlsx', 'perClass.xls'])(
  '%s: a sheet for each class, hidden ones left alone',
  async (name) => {
    const { rows, notes } = await file(name);
    expect(rows.map((row) => row.schoolClass.number)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect(notes).toContain('隐藏的工作表「旧名单」没有读取。');
    expect(notes[0]).toContain('工作表「填表说明」');
  },
);

test.each(['withFormula.xlsx', 'withFormula.xls'])(
  '%s: the formula is refused, not its result',
  async (name) => {
    const { rows, problems } = await file(name);
    expect(rows).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ sheet: 'Sheet1', row: 3, column: 'A 列「学号」' });
    expect(problems[0]?.what).toContain('公式');
  },
);

test('identity numbers are refused with their place and never come back', async () => {
  const result = await file('identities.xlsx');
  expect(result.problems.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
  expect(JSON.stringify(result)).not.toMatch(/\d{15}/);
});
