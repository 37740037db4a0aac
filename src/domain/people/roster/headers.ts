import { mergedReader, type RawSheet } from './sheet.ts';
import { textOf, tidy } from './values.ts';

/**
 * The columns a roster is made of; every other column is dropped unread. The school is read in a
 * file of several schools only.
 */
export type Field = 'number' | 'name' | 'grade' | 'class' | 'entry' | 'school' | 'schoolCode';

export const fieldNames: Record<Field, string> = {
  number: '学号',
  name: '姓名',
  grade: '年级',
  class: '班级',
  entry: '入学年份',
  school: '学校',
  schoolCode: '学校代码',
};

/** Headings that Chinese schools use, the clearest first: of two the earlier one is taken. */
const headings: Record<Field, readonly string[]> = {
  number: ['学号', '学生学号', '校内学号', '学生编号', '学生号', '学员号', '在校学号', '本校学号'],
  name: ['姓名', '学生姓名', '名字', '学生名字', '学生', '学生名称'],
  grade: ['年级', '年级名称', '所在年级', '就读年级', '当前年级', '现年级', '学生年级', '级部'],
  class: [
    ...[
      '班级',
      '班级名称',
      '所在班级',
      '就读班级',
      '现班级',
      '现在班级',
      '当前班级',
      '行政班',
      '行政班级',
    ],
    ...['年级班级', '年班', '学籍班级', '班号', '班级号', '班级编号', '班别', '班次', '班名', '班'],
  ],
  entry: [
    ...[
      '入学年份',
      '入学年度',
      '入学年',
      '入学年月',
      '入学时间',
      '入学日期',
      '入校年份',
      '入校时间',
    ],
    ...['入学级', '级', '届级', '年份'],
  ],
  school: ['学校名称', '学校', '学校全称', '所在学校', '就读学校', '校名'],
  schoolCode: ['学校代码', '学校标识码', '学校编码', '学校编号'],
};

const known = new Map<string, { field: Field; rank: number }>(
  (Object.keys(headings) as Field[]).flatMap((field) =>
    headings[field].map((heading, rank) => [heading, { field, rank }] as const),
  ),
);

/** A heading without blanks, stars, signs of all kinds, and remarks in brackets. */
const plainHeading = (text: string): string =>
  tidy(text)
    .replace(/[([【][^)\]】]*[)\]】]?/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The field a heading stands for, if it is one of the roster's. */
export const fieldOf = (text: string): Field | undefined => known.get(plainHeading(text))?.field;

export type Header = {
  /** Zero-based row of the headings; students begin below it. */
  row: number;
  columns: Partial<Record<Field, { column: number; heading: string }>>;
  /** Headings that are not read, as they stand in the file. */
  dropped: string[];
  /** Two lists stand beside each other. */
  doubled: boolean;
};

/** How far down a heading may stand below titles and notes. */
const searchedRows = 30;

/**
 * Finds the row of headings: the first with 姓名 and another field; failing that, the one with
 * most fields, so that the missing one can be named. Of headings in two levels the lower row
 * counts, because merged cells repeat the upper one there.
 */
export function findHeader(sheet: RawSheet): Header | undefined {
  const read = mergedReader(sheet);
  const headers: Header[] = [];
  for (let row = 0; row < Math.min(searchedRows, sheet.rows.length); row++) {
    headers.push(headerAt(row, sheet, read));
  }
  const first = headers.findIndex(isHeader);
  if (first < 0) {
    const [best] = headers.toSorted((a, b) => size(b) - size(a));
    return best && size(best) >= 2 ? best : undefined;
  }
  let last = first;
  while (
    headers[last + 1] &&
    isHeader(headers[last + 1]) &&
    size(headers[last + 1]) >= size(headers[last])
  )
    last++;
  return headers[last];
}

const size = (header: Header | undefined) => Object.keys(header?.columns ?? {}).length;

/** A list of names alone is enough when the class stands in the name of the sheet. */
const isHeader = (header: Header | undefined): boolean =>
  header?.columns.name !== undefined &&
  (size(header) >= 2 || ['姓名', '学生姓名'].includes(plainHeading(header.columns.name.heading)));

function headerAt(row: number, sheet: RawSheet, read: ReturnType<typeof mergedReader>): Header {
  const header: Header = { row, columns: {}, dropped: [], doubled: false };
  const ranks: Partial<Record<Field, number>> = {};
  const width = Math.max(sheet.rows[row]?.length ?? 0, sheet.rows[row - 1]?.length ?? 0);
  for (let column = 0; column < width; column++) {
    const heading = textOf(read(row, column));
    if (heading === '') continue;
    const { field, rank } = known.get(plainHeading(heading)) ?? {};
    const taken = field && header.columns[field];
    if (!field || rank === undefined) {
      if (!header.dropped.includes(heading)) header.dropped.push(heading);
      continue;
    }
    if (taken && plainHeading(taken.heading) === plainHeading(heading)) {
      if (field === 'name') header.doubled = true;
      continue;
    }
    if (!taken || rank < (ranks[field] ?? 0)) {
      if (taken) header.dropped.push(taken.heading);
      header.columns[field] = { column, heading };
      ranks[field] = rank;
    } else header.dropped.push(heading);
  }
  return header;
}
