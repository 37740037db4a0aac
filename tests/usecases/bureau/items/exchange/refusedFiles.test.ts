import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { optionLetters } from '#domain/learning/exchange';
import '#tests/support/settings';
import { writeMoodle } from '#usecases/bureau/items/exchange/moodle/writeMoodle';
import { parseQuestions } from '#usecases/bureau/items/exchange/parse/parseQuestions';
import { writeQtiPackage } from '#usecases/bureau/items/exchange/qti/writeQtiPackage';
import { readQuestionFile } from '#usecases/bureau/items/exchange/readQuestionFile';
import { columns } from '#usecases/bureau/items/exchange/sheet/columns';
import { writeTemplate } from '#usecases/bureau/items/exchange/sheet/writeBook';
import { question, questionsOf, read } from './support.ts';

const refusal = async (file: string | Uint8Array, questions = 2000) => {
  const bytes = typeof file === 'string' ? strToU8(file) : file;
  const result = await parseQuestions(bytes, { questions });
  return 'unusable' in result ? result.unusable.slug : 'read';
};

test.each([
  ['an entity bomb', '<!DOCTYPE quiz [<!ENTITY a "aaaa">]><quiz>&a;</quiz>', 'doctype'],
  [
    'a document type behind a comment',
    '<!-- x --><!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>',
    'doctype',
  ],
  ['XML of something else', '<html><body/></html>', 'webPage'],
  ['another XML', '<rss/>', 'otherXml'],
  ['QTI 2', '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"/>', 'oldQti'],
  ['a quiz of nothing', '<quiz/>', 'empty'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'type'],
  ['a zip without a manifest', zipSync({ 'a.txt': strToU8('a') }), 'noManifest'],
  ['a zip bomb', zipSync({ 'imsmanifest.xml': new Uint8Array(80 * 1024 * 1024) }), 'bomb'],
  ['a cut zip', writeQtiPackage([question()]).slice(0, 300), 'unreadable'],
])('%s is refused as a whole', async (_, file, why) => {
  expect(await refusal(file)).toBe(`questions-${why}`);
});

test('more questions than allowed are refused', async () => {
  expect(await refusal(writeMoodle([question(), question()]), 1)).toBe('questions-too-many');
});

test('broken XML is refused with its line', async () => {
  const result = await parseQuestions(strToU8('<quiz>\n<question>\n</quiz>'), { questions: 9 });
  expect(result).toMatchObject({ unusable: { detail: expect.stringContaining('第 3 行的 XML') } });
});

test('tags that never end in depth are refused, not followed', async () => {
  const deep = `<quiz>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</quiz>`;
  expect(await refusal(deep)).toBe('questions-unreadable');
});

test('a package tells the file and line of what it lacks', async () => {
  const manifest = (href: string) =>
    `<manifest><resources>\n<resource type="imsqti_item_xmlv3p0" href="${href}"/>\n</resources></manifest>`;
  const { problems } = await read(
    zipSync({ 'imsmanifest.xml': strToU8(manifest('items/no.xml')) }),
  );
  expect(problems).toMatchObject([{ place: '文件 imsmanifest.xml 第 2 行' }]);
});

const names = columns.map(({ name }) => name);
const row = (cells: Record<string, unknown>) => names.map((name) => cells[name] ?? null);
const good = {
  ...{ 题目: '选哪一个？', 选项A: '甲', 选项B: '乙', 选项C: '丙', 选项D: '丁', 正确项: 'b.' },
};
const book = (rows: unknown[][], heads: unknown[] = names) =>
  writeXlsx({ sheets: [{ name: '题库', rows: [['题库 2026'], heads, ...rows] as never }] });

test('a sheet tells sheet, row and column of each problem', async () => {
  const { questions, problems } = await read(
    await book([
      row(good),
      row({ ...good, 正确项: 'AC' }),
      row({ ...good, 正确项: '戊' }),
      row({ ...good, 类型: '别的' }),
      row({ ...good, 核对日期: new Date('2027-11-01') }),
      [...row(good), '', ''],
    ]),
  );
  expect(questions.map(({ place }) => place)).toEqual([
    '工作表“题库”第 3 行',
    '工作表“题库”第 8 行',
  ]);
  expect(problems.map(({ place, what }) => `${place} ${what}`)).toEqual([
    '工作表“题库”第 4 行 K 列 这是多选题（正确项写了几个），没有读取。',
    '工作表“题库”第 5 行 K 列 “正确项”写得不对。',
    '工作表“题库”第 6 行 C 列 “类型”写得不对。',
    '工作表“题库”第 7 行 R 列 “核对日期”是 Excel 的日期，没有采用。',
  ]);
});

test('a sheet of others is read by its headings; other types are refused', async () => {
  const heads = ['题型', '题干', ...optionLetters, '答案', '选项E'];
  const { questions, problems } = await read(
    await book(
      [
        ['单选题', '选哪一个？', '甲', '乙', '丙', '丁', 'C', null],
        ['判断题', '对不对？', '对', '错', null, null, 'A', null],
        ['单选题', '选哪一个？', '甲', '乙', '丙', '丁', 'E', '戊'],
      ],
      heads,
    ),
  );
  expect(questions[0]?.question).toMatchObject({ stem: '选哪一个？', key: 2 });
  expect(problems.map(({ place, what }) => `${place} ${what}`)).toEqual([
    '工作表“题库”第 4 行 这是“判断题”，没有读取。',
    '工作表“题库”第 5 行 H 列 有第五个选项。',
  ]);
});

test('a sheet without the headings is told which are missing', async () => {
  const { problems } = await read(await book([], ['题目', '选项A', '选项B', '正确项']));
  expect(problems).toEqual([
    {
      place: '工作表“题库”第 2 行',
      what: '没有找到“选项C”、“选项D”这些列。',
      todo: '请用页面上的模板，或在第一行写上表头，再上传。',
    },
  ]);
});

test('the example of the template is not imported', async () => {
  expect(await refusal(await writeTemplate())).toBe('questions-empty');
});

test('CSV keeps full-width marks', async () => {
  const csv = `题目,选项A,选项B,选项C,选项D,正确项\n“好”吗？！,甲；,乙，,丙（三）,丁,A\n`;
  const [only] = await questionsOf(`\ufeff${csv}`.replace('乙，', '"乙，"'));
  expect(only).toMatchObject({ stem: '“好”吗？！', key: 0 });
  expect(only?.options[2]?.text).toBe('丙（三）');
});

test('the file is read in a process of its own, by its content', async () => {
  const result = await readQuestionFile(strToU8(writeMoodle([question()])), 'a.xml', {
    questions: 9,
  });
  expect(result).toMatchObject({ questions: [{ question: question() }], problems: [] });
  expect(await readQuestionFile(new Uint8Array([1]), 'a.exe', { questions: 9 })).toMatchObject({
    unusable: { slug: 'questions-type' },
  });
});
