import { expect, test } from 'vitest';
import { problemsOf, readRoster } from '#domain/people/roster/readRoster';
import type { Cell, RawSheet } from '#domain/people/roster/sheet';

const context = { stages: ['junior'] as const, day: '2026-10-01', maxRows: 20_000 };
const sheet = (rows: Cell[][], more: Partial<RawSheet> = {}): RawSheet => ({
  name: '名单',
  rows,
  merges: [],
  ...more,
});

function read(...sheets: RawSheet[]) {
  const result = readRoster(sheets, context);
  if ('unusable' in result) throw new Error(result.unusable.detail);
  return { ...result.file, problems: problemsOf(result.file) };
}

const refusal = (...sheets: RawSheet[]) => {
  const result = readRoster(sheets, context);
  return 'unusable' in result ? result.unusable : undefined;
};

test('titles above the headings and columns nobody needs are passed over, by name', () => {
  const file = read(
    sheet([
      ['明辨中学学生名册'],
      [],
      ['序号', '学 号*', '学生姓名', '性别', '身份证号', '学籍号', '班级(现)'],
      [1, '0301', '学生一', '男', '000000201301010001', 'G000000201301010001', '七年级1班'],
    ]),
  );
  expect(file.rows).toEqual([
    {
      sheet: '名单',
      row: 4,
      number: '0301',
      name: '学生一',
      schoolClass: { stage: 'junior', entryYear: 2026, number: 1 },
    },
  ]);
  expect(file.dropped).toEqual(['「序号」', '「性别」', '「身份证号」', '「学籍号」']);
  expect(JSON.stringify(file)).not.toContain('20130101');
});

test('a class cell merged over students counts for all of them', () => {
  const file = read(
    sheet(
      [
        ['班级', '学号', '姓名'],
        ['七年级1班', '1', '学生一'],
        [null, '2', '学生二'],
        ['七年级2班', '3', '学生三'],
      ],
      {
        merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
      },
    ),
  );
  expect(file.rows.map((row) => row.schoolClass.number)).toEqual([1, 1, 2]);
});

test('headings in two levels are read at the lower one', () => {
  const file = read(
    sheet(
      [
        ['学号', '姓名', '就读信息', null],
        [null, null, '年级', '班级'],
        ['1', '学生一', '七年级', '1班'],
      ],
      {
        merges: [
          { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
          { startRow: 0, startCol: 1, endRow: 1, endCol: 1 },
          { startRow: 0, startCol: 2, endRow: 0, endCol: 3 },
        ],
      },
    ),
  );
  expect(file.rows).toHaveLength(1);
  expect(file.rows[0]?.row).toBe(3);
});

test('the class may stand in the name of the sheet or in the title', () => {
  const list: Cell[][] = [
    ['序号', '姓名'],
    [1, '学生一'],
  ];
  const titled = sheet([['明辨中学2026学年七年级(4)班学生名单'], ...list], { name: 'Sheet1' });
  const file = read(sheet(list, { name: '七年级3班' }), titled);
  expect(file.rows.map((row) => row.schoolClass.number)).toEqual([3, 4]);
  expect(file.rows.map((row) => row.number)).toEqual([null, null]);
});

test('an empty column 学号 is no column', () => {
  expect(
    read(
      sheet([
        ['学号', '姓名', '班级'],
        [null, '学生一', '七1班'],
      ]),
    ).rows[0]?.number,
  ).toBeNull();
});

test('totals, remarks, repeated headings and blank rows are not students', () => {
  const file = read(
    sheet([
      ['学号', '姓名', '班级'],
      ['1', '学生一', '七1班'],
      [null, ' ', '七1班'],
      ['学号', '姓名', '班级'],
      ['2', '学生二', '七1班'],
      ['合计', null, '2人'],
      [null, '填表人：某某'],
    ]),
  );
  expect(file.rows.map((row) => row.name)).toEqual(['学生一', '学生二']);
  expect(file.problems).toEqual([]);
  expect(file.notes).toHaveLength(2);
});

test('every cell that cannot be taken is named by sheet, row and column', () => {
  const file = read(
    sheet([
      ['学号', '姓名', '班级'],
      ['000000201301010001', '学生一', '七1班'],
      [null, '学生二', '七1班'],
      ['3', { odd: 'formula' }, '七1班'],
      ['4', '学生四', { odd: 'date', year: 2026 }],
      [1.5e17, '学生五', '实验班'],
    ]),
  );
  expect(file.rows).toEqual([]);
  expect(file.problems.map(({ row, column, what }) => `${row} ${column} ${what}`)).toEqual([
    '2 A 列「学号」 学号里像是身份证号或学籍号，没有读取，也没有保存。',
    '3 A 列「学号」 学号是空的。',
    '4 B 列「姓名」 姓名是公式，显示的结果可能已经过时，没有采用。',
    '5 C 列「班级」 Excel 把班级变成了日期。',
    '6 A 列「学号」 学号被 Excel 变成了科学计数法（如 1.23E+17），后面的数字已经丢失。',
    '6 C 列「班级」 看不懂班级「实验班」。',
  ]);
  expect(
    file.problems.every(({ sheet: name, todo }) => name === '名单' && todo.endsWith('。')),
  ).toBe(true);
});

test('a number given twice names both rows, across sheets too', () => {
  const list = (name: string): Cell[][] => [
    ['学号', '姓名', '班级'],
    ['0301', name, '七1班'],
  ];
  const file = read(sheet(list('学生一'), { name: '甲' }), sheet(list('学生二'), { name: '乙' }));
  expect(file.problems[0]?.what).toBe(
    '学号 0301 重复：工作表「甲」第 2 行“学生一”和工作表「乙」第 2 行“学生二”。',
  );
});

test('a missing column is named; a sheet that is no roster is mentioned', () => {
  expect(
    read(
      sheet([
        ['学号', '班级'],
        ['1', '七1班'],
      ]),
    ).problems[0]?.what,
  ).toBe('缺少“姓名”列。');
  expect(
    read(
      sheet([
        ['学号', '姓名'],
        ['1', '学生一'],
      ]),
    ).problems[0]?.what,
  ).toBe('缺少“班级”列。');
  const file = read(
    sheet([
      ['姓名', '班级'],
      ['学生一', '七1班'],
    ]),
    sheet([['说明文字']], { name: '说明' }),
  );
  expect(file.notes[0]).toContain('工作表「说明」');
});

test('two lists side by side are not read by half', () => {
  const file = read(
    sheet([
      ['姓名', '班级', '姓名', '班级'],
      ['学生一', '七1班', '学生二', '七2班'],
    ]),
  );
  expect(file.rows).toEqual([]);
  expect(file.problems[0]?.what).toBe('这一页并排放了两份名单。');
});

test('files without a roster are refused with a sentence', () => {
  expect(refusal(sheet([]))?.slug).toBe('roster-no-header');
  expect(refusal(sheet([['随便', '什么']]))?.slug).toBe('roster-no-header');
  expect(refusal(sheet([['姓名', '班级']]))?.slug).toBe('roster-no-students');
  const many = Array.from({ length: 20_001 }, (_, i): Cell[] => [String(i), '学生一', '七1班']);
  expect(refusal(sheet([['学号', '姓名', '班级'], ...many]))?.slug).toBe('roster-too-many-rows');
});
