import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { oddCells, recordsOf } from '#domain/table';
import { readTable } from '#usecases/tables/readTable';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/rosters/${name}`, import.meta.url)));
const csv = (text: string) => new TextEncoder().encode(text);
const limits = { rows: 100 };

async function sheetsOf(bytes: Uint8Array, name: string) {
  const result = await readTable(bytes, name, limits);
  if ('unusable' in result) throw new Error(result.unusable.detail);
  return result.sheets;
}

const columns = {
  code: { names: ['代码', '地区代码'] },
  name: { names: ['名称'] },
  note: { names: ['备注'], optional: true },
} as const;

test('a CSV and its headings below a title', async () => {
  const sheets = await sheetsOf(
    csv('全县地区,,\n\n序号,地区代码*,名称\n1,0101,"示范,县"\n'),
    'a.csv',
  );
  const { records, problems } = recordsOf(sheets, columns);
  expect(problems).toEqual([]);
  expect(records).toEqual([
    { sheet: '', row: 4, values: { code: '0101', name: '示范,县', note: '' } },
  ]);
});

test('.xlsx and .xls give the same text; identity numbers stay in the child', async () => {
  const [sheet] = await sheetsOf(fixture('office.xlsx'), 'office.xlsx');
  const [old] = await sheetsOf(fixture('office.xls'), 'office.xls');
  expect(sheet?.rows.map(({ row }) => row)).toEqual(old?.rows.map(({ row }) => row));
  const text = JSON.stringify([sheet, old]);
  expect(text).toContain('025001');
  expect(text).toContain(oddCells.id);
  expect(text).not.toMatch(/\d{15}/);
});

test('a formula is a problem of its row, not a value', async () => {
  const sheets = await sheetsOf(csv('代码,名称\n1,=A1\n2,乙\n'), 'a.csv');
  const { records, problems } = recordsOf(sheets, columns);
  expect(records).toHaveLength(1);
  expect(problems).toMatchObject([{ row: 2, column: 'B 列“名称”' }]);
});

test('missing headings are named, and a sheet without any is left alone beside one with them', async () => {
  const none = recordsOf(await sheetsOf(csv('代码,别的\n1,2\n'), 'a.csv'), columns);
  expect(none.problems).toMatchObject([{ row: 1, what: '没有找到“名称”这一列。' }]);
  const two = recordsOf(
    [
      { name: '说明', rows: [{ row: 1, cells: ['请填下一页'] }] },
      { name: '表', rows: [1, 2].map((row) => ({ row, cells: ['代码', '名称'] })) },
    ],
    columns,
  );
  expect(two).toMatchObject({
    problems: [],
    notes: ['工作表「说明」里没有找到这样的表头，没有读取。'],
  });
});

test('what is no table is refused in words for tables', async () => {
  const refusal = async (bytes: Uint8Array, name: string) => {
    const result = await readTable(bytes, name, limits);
    return 'unusable' in result ? result.unusable : undefined;
  };
  expect(await refusal(csv('a'), 'a.docx')).toMatchObject({ slug: 'table-type' });
  expect(await refusal(new Uint8Array(), 'a.csv')).toMatchObject({ slug: 'table-empty' });
  expect(await refusal(csv('\n\n'), 'a.csv')).toMatchObject({ slug: 'table-empty' });
  expect(await refusal(csv('x\n'.repeat(101)), 'a.csv')).toMatchObject({
    slug: 'table-too-many-rows',
  });
  const cut = await refusal(fixture('office.xlsx').slice(0, 900), 'a.xlsx');
  expect(cut?.slug).toBe('table-unreadable');
  expect(cut?.detail).not.toContain('名单');
});
