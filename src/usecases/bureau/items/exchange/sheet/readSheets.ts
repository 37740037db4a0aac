import {
  emptyQuestion,
  kindOf,
  optionLetters,
  plain,
  type QuestionProblem,
  yesOrNo,
} from '#domain/learning/exchange';
import { type Cell, columnLetter, type RawSheet } from '#domain/people/roster/sheet';
import type { QuestionsRead } from '../parse/result.ts';
import { wrongType } from '../singleChoice.ts';
import { type ColumnKey, columns, exampleMark, required } from './columns.ts';

/** How far down the headings may stand below titles and notes. */
const searchedRows = 20;

type Header = { row: number; at: Map<ColumnKey, number>; type: number; fifth: number };

/** Reads every sheet that has the headings; full-width characters and line ends stay. */
export function readSheets(sheets: readonly RawSheet[]): QuestionsRead {
  const read: QuestionsRead = { questions: [], problems: [], notes: [] };
  const found = sheets.map((sheet) => ({ sheet, header: findHeader(sheet) }));
  const complete = found.filter(({ header }) => header && lacking(header).length === 0);
  if (complete.length === 0) {
    read.problems.push(noHeader(found));
    return read;
  }
  for (const { sheet, header } of complete) if (header) readRows(sheet, header, read);
  return read;
}

const heading = (cell: Cell | undefined): string =>
  typeof cell === 'string'
    ? plain(cell)
        .normalize('NFKC')
        .replace(/[([【][^)\]】]*[)\]】]?/g, '')
        .replace(/[\s*※#:、.]/g, '')
        .toUpperCase()
    : '';

function findHeader({ rows }: RawSheet): Header | undefined {
  const headers = rows.slice(0, searchedRows).map((cells, row) => {
    const headings = (cells ?? []).map(heading);
    const at = new Map<ColumnKey, number>();
    for (const { key, name, others } of columns) {
      const column = headings.findIndex(
        (each) => each === name || others.some((other) => other === each),
      );
      if (column >= 0) at.set(key, column);
    }
    const place = (names: string[]) => headings.findIndex((each) => names.includes(each));
    return { row, at, type: place(['题型', '试题类型']), fifth: place(['选项E', 'E']) };
  });
  return headers.toSorted((a, b) => lacking(a).length - lacking(b).length)[0];
}

const lacking = (header: Header): ColumnKey[] => required.filter((key) => !header.at.has(key));
const nameOf = (key: ColumnKey): string => columns.find((each) => each.key === key)?.name ?? '';
const sheetWords = ({ name }: RawSheet): string =>
  name ? `工作表“${plain(name).slice(0, 31)}”` : '';

function noHeader(
  found: readonly { sheet: RawSheet; header: Header | undefined }[],
): QuestionProblem {
  const [best] = found
    .filter(({ header }) => header && header.at.size > 0)
    .toSorted((a, b) => (b.header?.at.size ?? 0) - (a.header?.at.size ?? 0));
  const missing = best?.header ? lacking(best.header) : required;
  return {
    place: best?.header ? `${sheetWords(best.sheet)}第 ${best.header.row + 1} 行` : '整个文件',
    what: `没有找到${missing.map((key) => `“${nameOf(key)}”`).join('、')}这些列。`,
    todo: '请用页面上的模板，或在第一行写上表头，再上传。',
  };
}

function readRows(sheet: RawSheet, header: Header, read: QuestionsRead): void {
  let examples = 0;
  for (const [i, row] of sheet.rows.entries()) {
    if (i <= header.row || !row) continue;
    const cells = new Map([...header.at].map(([key, column]) => [key, row[column] ?? null]));
    if ([...cells.values()].every((cell) => cell === null || cell === '')) continue;
    if (textOf(cells.get('id')).startsWith(exampleMark)) {
      examples++;
      continue;
    }
    const place = `${sheetWords(sheet)}第 ${i + 1} 行`;
    const troubles = troublesOf(row, header, cells).map(({ column, ...trouble }) => ({
      place: column === undefined ? place : `${place} ${columnLetter(column)} 列`,
      ...trouble,
    }));
    if (troubles.length > 0) read.problems.push(...troubles);
    else read.questions.push({ place, question: questionOf(cells) });
  }
  if (examples > 0) read.notes.push('题号以“示例”开头的行没有读取。');
}

type Cells = Map<ColumnKey, Cell>;
type Trouble = { column?: number; what: string; todo: string };

function troublesOf(row: readonly Cell[], header: Header, cells: Cells): Trouble[] {
  const type = textOf(row[header.type]);
  if (type !== '' && !/单选|单项|选择题$/.test(type)) return [wrongType(`“${type.slice(0, 10)}”`)];
  if (/多选|多项|不定项/.test(type)) return [wrongType('多选题')];
  if (textOf(row[header.fifth]) !== '') {
    const todo = '题库只收四个选项，请删去一个。';
    return [{ column: header.fifth, what: '有第五个选项。', todo }];
  }
  const odd = [...cells].flatMap(([key, cell]) => oddCell(header.at.get(key), key, cell));
  if (odd.length > 0) return odd;
  const letters = keyLetters(textOf(cells.get('key')));
  if (letters.length > 1) {
    return [{ ...wrongType('多选题（正确项写了几个）'), ...at(header.at.get('key')) }];
  }
  const unclear = (key: 'kind' | 'situation' | 'key', good: boolean, todo: string): Trouble[] =>
    textOf(cells.get(key)) === '' || good
      ? []
      : [{ ...at(header.at.get(key)), what: `“${nameOf(key)}”写得不对。`, todo }];
  return [
    ...unclear('key', letters.length === 1, '请写 A、B、C 或 D。'),
    ...unclear('kind', kindOf(textOf(cells.get('kind'))) !== '', '请写知识、识别风险或怎么做。'),
    ...unclear('situation', yesOrNo(textOf(cells.get('situation'))) !== null, '请写是或否。'),
  ];
}

const at = (column: number | undefined) => (column === undefined ? {} : { column });

function oddCell(column: number | undefined, key: ColumnKey, cell: Cell): Trouble[] {
  if (cell === null || typeof cell !== 'object') return [];
  const name = `“${nameOf(key)}”`;
  if (cell.odd === 'formula') {
    const todo = '请选中这一格复制，用“选择性粘贴—数值”贴回，再上传。';
    return [{ ...at(column), what: `${name}是公式，没有采用。`, todo }];
  }
  const isDate = cell.odd === 'date';
  const todo = isDate
    ? '请把这一列设为“文本”格式，写成 2027-11-01 这样，再上传。'
    : '请写成文字，再上传。';
  return [
    { ...at(column), what: `${name}${isDate ? '是 Excel 的日期' : '不是文字'}，没有采用。`, todo },
  ];
}

/** The options that the cell names: B, b., 选项B, 2 are one; AC and A、C are two. */
function keyLetters(text: string): string[] {
  const plainText = text
    .normalize('NFKC')
    .replace(/选项|[\s.、,;，；]/g, '')
    .toUpperCase();
  if (/^[1-4]$/.test(plainText)) return [optionLetters[Number(plainText) - 1] ?? ''];
  return /^[A-D]+$/.test(plainText) ? [...plainText] : [];
}

function questionOf(cells: Cells) {
  const text = (key: ColumnKey) => textOf(cells.get(key));
  const [letter = ''] = keyLetters(text('key'));
  return {
    ...emptyQuestion(),
    id: text('id'),
    lesson: text('lesson'),
    kind: kindOf(text('kind')),
    situation: yesOrNo(text('situation')),
    objective: text('objective'),
    stem: text('stem'),
    options: optionLetters.map((each) => ({
      text: text(`option${each}`),
      feedback: text(`feedback${each}`),
    })),
    key: (optionLetters as readonly string[]).indexOf(letter),
    why: text('why'),
    source: text('source'),
    reviewBy: text('reviewBy'),
  };
}

const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? plain(cell) : typeof cell === 'number' ? String(cell) : '';
