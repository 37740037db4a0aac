import { writeXlsx } from 'hucre/xlsx';
import { kindNames, optionLetters, type QuestionDraft } from '#domain/learning/exchange';
import { type ColumnKey, columns, exampleMark, sheetName } from './columns.ts';

/** Excel's format for text: a date typed there stays as it was typed. */
const text = '@';
const wrapped = { alignment: { wrapText: true, vertical: 'top' } } as const;

/** Questions as .xlsx: a row a question below the headings; every cell is text. */
export const writeBook = (questions: readonly QuestionDraft[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [questionSheet(questions.map(rowOf)), helpSheet] });

/** The empty template, with a row to look at and a sheet that explains the columns. */
export const writeTemplate = (): Promise<Uint8Array> =>
  writeXlsx({ sheets: [questionSheet([rowOf(example)]), helpSheet] });

const questionSheet = (rows: string[][]) => ({
  name: sheetName,
  columns: columns.map(({ width }) => ({ width, numFmt: text, style: wrapped })),
  rows: [columns.map(({ name }) => name), ...rows.map((row) => row.map(cellText))],
  freezePane: { rows: 1 },
  dataValidations: [
    choiceOf('kind', Object.values(kindNames)),
    choiceOf('situation', ['是', '否']),
    choiceOf('key', [...optionLetters]),
  ],
});

/** A list to choose from, as far down as a file may go. */
const choiceOf = (key: ColumnKey, values: string[]) => {
  const column = columnLetters[columns.findIndex((each) => each.key === key)] ?? 'A';
  return { type: 'list', values, allowBlank: true, range: `${column}2:${column}2001` } as const;
};
const columnLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function rowOf(question: QuestionDraft): string[] {
  const { kind, situation, options, key } = question;
  const values: Record<string, string> = {
    ...{ id: question.id, lesson: question.lesson, objective: question.objective },
    ...{ stem: question.stem, why: question.why },
    ...{ source: question.source, reviewBy: question.reviewBy },
    kind: kind === '' ? '' : kindNames[kind],
    situation: situation === null ? '' : situation ? '是' : '否',
    key: optionLetters[key] ?? '',
  };
  for (const [i, letter] of optionLetters.entries()) {
    values[`option${letter}`] = options[i]?.text ?? '';
    values[`feedback${letter}`] = options[i]?.feedback ?? '';
  }
  return columns.map((column) => values[column.key] ?? '');
}

/** What a spreadsheet would read as a character by its number (ECMA-376 22.9.2.19) is escaped. */
const cellText = (value: string): string => value.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

const example: QuestionDraft = {
  id: exampleMark,
  lesson: '09-new-friends',
  kind: 'action',
  situation: true,
  objective: '先问清楚再决定',
  stem: '放学路上，刚认识的人约你去一个没去过的地方，你会先做什么？',
  options: [
    { text: '先答应，到了再看', feedback: '到了再想离开会更难，先问清楚更稳妥。' },
    { text: '问清去哪里、有谁，再问家长', feedback: '' },
    { text: '不去也不说，以后躲着这个人走', feedback: '躲开也行，直接说一声会更轻松。' },
    { text: '叫上同学一起去，人多就没事', feedback: '人多不等于安全，还是要先问清楚。' },
  ],
  key: 1,
  why: '先问清楚，主动权就在自己手里。',
  source: '《中华人民共和国未成年人保护法》（2024年修正）',
  reviewBy: '2027-11-01',
};

const helpSheet = {
  name: '填写说明',
  columns: [{ width: 14 }, { width: 80, style: wrapped }],
  rows: [
    ['列名', '怎么填'],
    ['题号', '新题可以空着，系统接着编（从 501 起）；改已导入的题，写它原来的题号。'],
    ['课', '课的短名，如 09-new-friends；整份都是一课的，可以空着，上传时选。'],
    ['类型', '知识、识别风险、怎么做，三选一。'],
    ['情境题', '把人放进一个情境里的写“是”，别的写“否”。'],
    ['考查目标', '这一题考什么，一句短话。'],
    ['题目', '肯定的问法，不问学生本人或家人用没用过，不考条文序号和罚款数额。'],
    ['选项A–D', '四个选项都要写，不写“以上都对”；正确项不能是最长的一个。'],
    ['正确项', 'A、B、C 或 D。'],
    ['反馈A–D', '错的选项都要写一句友善的反馈；正确项可以不写。'],
    ['解析', '一句话讲清为什么，交卷后显示。'],
    ['来源', '答案在哪里查得到；法律写明哪一年的版本。'],
    ['核对日期', '到哪一天要重新核对，写成 2027-11-01 这样。'],
    ['', `题号以“${exampleMark}”开头的行不会导入，可以留着作样子。`],
  ],
};
