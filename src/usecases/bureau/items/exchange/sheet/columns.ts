import { fieldNames, optionLetters } from '#domain/learning/exchange';

export const sheetName = '题库';

/** The columns of the template, in order; `others` are headings that other templates use. */
export const columns = [
  { key: 'id', name: fieldNames.id, width: 22, others: ['编号'] },
  { key: 'lesson', name: fieldNames.lesson, width: 18, others: ['课程'] },
  { key: 'kind', name: fieldNames.kind, width: 10, others: ['题目类别'] },
  { key: 'situation', name: fieldNames.situation, width: 8, others: [] },
  { key: 'objective', name: fieldNames.objective, width: 18, others: ['目标'] },
  { key: 'stem', name: fieldNames.stem, width: 40, others: ['题干', '试题', '题目内容'] },
  ...optionLetters.map((letter) => ({
    key: `option${letter}` as const,
    name: `选项${letter}`,
    width: 26,
    others: [letter],
  })),
  { key: 'key', name: fieldNames.key, width: 8, others: ['答案', '正确答案'] },
  ...optionLetters.map((letter) => ({
    key: `feedback${letter}` as const,
    name: `反馈${letter}`,
    width: 26,
    others: [] as string[],
  })),
  { key: 'why', name: fieldNames.why, width: 34, others: ['答案解析', '试题解析'] },
  { key: 'source', name: fieldNames.source, width: 24, others: ['出处'] },
  { key: 'reviewBy', name: fieldNames.reviewBy, width: 14, others: ['下次核对'] },
] as const;

export type ColumnKey = (typeof columns)[number]['key'];

/** Without these a sheet holds no questions. */
export const required: readonly ColumnKey[] = [
  'stem',
  ...optionLetters.map((letter) => `option${letter}` as const),
  'key',
];

/** A row whose id begins so is there to be looked at. */
export const exampleMark = '示例';
