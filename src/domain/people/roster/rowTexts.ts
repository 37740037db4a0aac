import { gradeWords } from '../classWords.ts';
import type { ClassKey } from './classOf.ts';
import type { Judged, RowCells } from './judgeRow.ts';
import { quote } from './problem.ts';
import type { RosterRow, RowTexts } from './rosterRow.ts';
import type { Cell } from './sheet.ts';
import { looksLikeId, textOf } from './values.ts';

const longestText = 40;

/** A class in words that are read back as the same class on the same day. */
export const classText = (key: ClassKey, day: string): string =>
  `${gradeWords(key, day)}${key.number}班`;

/** What may be shown of a row that was not taken: no value that could be a number of a person. */
export function textsOf(cells: RowCells, judged: Judged, day: string): RowTexts {
  const number = textOf(cells.number ?? null);
  return {
    number: judged.number ?? (looksLikeId(number) ? '' : short(number)),
    name: judged.name ?? shown(cells.name),
    ...(judged.schoolClass
      ? { grade: '', class: classText(judged.schoolClass, day) }
      : { grade: shown(cells.grade) || shown(cells.entry), class: shown(cells.class) }),
  };
}

/** The same of a row that was taken. */
export const textsOfRow = ({ number, name, schoolClass }: RosterRow, day: string): RowTexts => ({
  number: number ?? '',
  name,
  grade: '',
  class: classText(schoolClass, day),
});

const short = (text: string): string => [...text].slice(0, longestText).join('');

function shown(cell: Cell | undefined): string {
  const text = textOf(cell ?? null);
  return quote(text) === '「…」' ? '' : short(text);
}
