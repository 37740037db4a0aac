import { type ClassAnswer, type ClassContext, type ClassKey, classOf } from './classOf.ts';
import type { ClassParts } from './classText.ts';
import type { KnownSchool } from './context.ts';
import { flawWords } from './flaws.ts';
import type { Field } from './headers.ts';
import type { SchoolAnswer, SchoolTexts } from './schoolOf.ts';
import type { Cell } from './sheet.ts';
import {
  cleanName,
  cleanNumber,
  cleanYear,
  type Flaw,
  isExcelError,
  looksLikeId,
  textOf,
} from './values.ts';

/** The cells of a row by field; a field is missing where the file has no such column. */
export type RowCells = Partial<Record<Field, Cell>>;

/** What a row is judged by, beside its own cells. */
export type RowSetting = {
  context: ClassContext;
  /** The class that the name of the sheet or its title speaks of. */
  around?: ClassParts | undefined;
  /** In a file of several schools: who a row speaks of. */
  findSchool?: ((texts: SchoolTexts) => SchoolAnswer) | undefined;
  /** The school that the sheet is named after. */
  schoolAround?: string | undefined;
};

type RowFlaw = { field: Field; what: string; todo: string };

/** What could be told of a row: with no flaw in it, all of a student. */
export type Judged = {
  flaws: RowFlaw[];
  number: string | null;
  name?: string;
  schoolClass?: ClassKey;
  entryDiffers: boolean;
  school?: KnownSchool;
};

/** Reads the cells of one row; each that cannot be taken is a flaw, with what to do about it. */
export function judgeRow(cells: RowCells, setting: RowSetting): Judged {
  const judged: Judged = { flaws: [], number: null, entryDiffers: false };
  if (cells.number !== undefined) {
    const number = cleanNumber(cells.number);
    if (number.flaw) judged.flaws.push({ field: 'number', ...flawWords('number', number.flaw) });
    else judged.number = number.value;
  }
  const name = cleanName(cells.name ?? null);
  if (name.flaw) judged.flaws.push({ field: 'name', ...flawWords('name', name.flaw) });
  else judged.name = name.value;
  const context = contextOf(cells, setting, judged);
  if (!context) return judged;
  const found = readClass(cells, setting.around, context);
  if ('field' in found) judged.flaws.push(found);
  else {
    judged.schoolClass = found.key;
    judged.entryDiffers = found.entryDiffers;
  }
  return judged;
}

/** How the class is to be read: by the stages of the row's own school. */
function contextOf(cells: RowCells, setting: RowSetting, judged: Judged): ClassContext | undefined {
  const { context, findSchool, schoolAround } = setting;
  if (!findSchool) return context;
  for (const field of ['school', 'schoolCode'] as const) {
    const flaw = oddity(cells[field] ?? null);
    if (!flaw) continue;
    judged.flaws.push({ field, ...flawWords(field, flaw) });
    return undefined;
  }
  const name = textOf(cells.school ?? null) || (cells.school === undefined ? schoolAround : '');
  const answer = findSchool({ name: name ?? '', code: textOf(cells.schoolCode ?? null) });
  if ('field' in answer) {
    judged.flaws.push(answer);
    return undefined;
  }
  judged.school = answer.school;
  return { day: context.day, stages: answer.school.stages };
}

/** The class of a row from 班级, 年级, 入学年份 and what stands around the list. */
function readClass(
  cells: RowCells,
  around: ClassParts | undefined,
  context: ClassContext,
): ClassAnswer {
  for (const field of ['class', 'grade'] as const) {
    const flaw = oddity(cells[field] ?? null);
    if (flaw) return { field, ...flawWords(field, flaw) };
  }
  const year = cleanYear(cells.entry ?? null);
  const answer = classOf(
    {
      ...(cells.class === undefined ? {} : { class: textOf(cells.class) }),
      ...(cells.grade === undefined ? {} : { grade: textOf(cells.grade) }),
      ...(typeof year === 'number' ? { entryYear: year } : {}),
      ...(around ? { around } : {}),
    },
    context,
  );
  const unread = year === 'form' || year === 'formula';
  if ('field' in answer && answer.needsYear && unread)
    return { field: 'entry', ...flawWords('entry', year) };
  return answer;
}

function oddity(cell: Cell): Flaw | undefined {
  if (looksLikeId(textOf(cell))) return 'id';
  if (typeof cell === 'string' && textOf(cell).startsWith('=')) return 'formula';
  if (isExcelError(textOf(cell))) return 'error';
  if (cell === null || typeof cell !== 'object') return undefined;
  return cell.odd === 'other' ? 'form' : cell.odd;
}
