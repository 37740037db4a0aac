import type { Cell } from './sheet.ts';

/** Why a value cannot be taken. */
export type Flaw = 'blank' | 'formula' | 'date' | 'error' | 'scientific' | 'id' | 'form';
type Cleaned = { value: string; flaw?: undefined } | { flaw: Flaw };

/** Characters without a shape: joiners, marks of direction, fillers, choices between variants. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const fullWidth = /[\uff01-\uff5e]/g;
/** Copied from a PDF, a character is often its radical: ⼀ looks like 一. */
const radicals = /[\u2e80-\u2fd5]/g;

/** Nothing to tidy; most cells are so, and a county has a million of them. */
const plain = /^[\u0021-\u007e\u4e00-\u9fff]*$/;

/** Full-width letters and digits made half-width, invisible characters dropped, blanks joined. */
export function tidy(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(unseen, '')
    .replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(radicals, (c) => c.normalize('NFKC'))
    .replace(/[\s\u3000\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * Could this be, or contain, an identity number? 18 digits or 17 and X (GB 11643), 15 digits
 * (before 1999), 国家学籍号 (G and an identity number), with any blanks or dashes between.
 */
export const looksLikeId = (text: string): boolean =>
  /\d{15}/.test(tidy(text).replace(/[\s\-_.,·'"()/]/g, ''));

/** The text of a cell; a number as its digits; empty for anything that is not text. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? tidy(cell) : '';
}

/** 1.23E+17; a 学号 such as 25E01 is none. */
const scientific = /^\d+(\.\d+)?E\+\d+$|^\d\.\d+E\d+$/i;
/** What Excel shows where it could not work a value out. */
const excelError = /^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!)/i;

export const isExcelError = (text: string): boolean => excelError.test(text);

/** Excel keeps 15 digits of a number; of a longer one the end is lost. */
const exactBelow = 1e15;

/** 学号 as text: leading zeros count, blanks do not. Letters, digits and dashes, at most 20. */
export function cleanNumber(cell: Cell): Cleaned {
  if (typeof cell === 'number') {
    if (Math.abs(cell) >= exactBelow) return { flaw: 'scientific' };
    return checkNumber(String(cell));
  }
  if (typeof cell !== 'string') return { flaw: flawOf(cell) };
  const text = tidy(cell)
    .replace(/^="([^"]*)"$/, '$1')
    .replace(/^'/, '')
    .replace(/\s/g, '');
  if (text === '') return { flaw: 'blank' };
  if (text.startsWith('=')) return { flaw: 'formula' };
  if (scientific.test(text)) return { flaw: 'scientific' };
  if (isExcelError(text)) return { flaw: 'error' };
  return checkNumber(text);
}

function checkNumber(text: string): Cleaned {
  if (looksLikeId(text)) return { flaw: 'id' };
  return /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/.test(text) ? { value: text } : { flaw: 'form' };
}

const han = '\\p{Script=Han}';
const blankBetweenHan = new RegExp(`(?<=${han}) +(?=${han})`, 'gu');
/** The dot of 阿依古丽·买买提 is typed in many ways; a full stop is one of them between Han alone. */
const dotBetweenLetters =
  /(?<=\p{L}) ?[\u00b7\u2022\u2027\u2024\u2219\u22c5\u25cf\u2e31\u30fb\uff65\u16eb\ua78f] ?(?=\p{L})/gu;
const stopBetweenHan = new RegExp(`(?<=${han}) ?[.\ufe52\u3002\uff61] ?(?=${han})`, 'gu');
const nameForm = /^[\p{L}\p{M}\p{Nl}\p{Co}\d·\-'. ()]{1,40}$/u;

/** 姓名: letters of any script with · - ' and a few digits for namesakes. */
export function cleanName(cell: Cell): Cleaned {
  if (typeof cell === 'number')
    return { flaw: looksLikeId(String(cell)) || cell >= exactBelow ? 'id' : 'form' };
  if (typeof cell !== 'string') return { flaw: flawOf(cell) };
  const text = tidy(cell)
    // Our own CSV escapes what would begin a formula.
    .replace(/^'(?=[-=+@])/, '')
    .replace(blankBetweenHan, '')
    .replace(dotBetweenLetters, '·')
    .replace(stopBetweenHan, '·');
  if (text === '') return { flaw: 'blank' };
  if (text.startsWith('=')) return { flaw: 'formula' };
  if (looksLikeId(text)) return { flaw: 'id' };
  if (isExcelError(text)) return { flaw: 'error' };
  const digits = text.replace(/\D/g, '').length;
  const good = nameForm.test(text) && /[\p{L}\p{Co}]/u.test(text) && digits <= 3;
  return good ? { value: text } : { flaw: 'form' };
}

function flawOf(cell: Exclude<Cell, string | number>): Flaw {
  if (cell === null) return 'blank';
  return cell.odd === 'formula' || cell.odd === 'date' ? cell.odd : 'form';
}

/** 入学年份, 入学年月: the year of 2025, 202509, 2025-09-01, 2025年9月. */
export function cleanYear(cell: Cell): number | 'blank' | 'formula' | 'form' {
  if (cell === null) return 'blank';
  if (typeof cell === 'object')
    return cell.odd === 'date' ? cell.year : cell.odd === 'formula' ? 'formula' : 'form';
  const text = textOf(cell);
  if (text === '') return 'blank';
  if (text.startsWith('=')) return 'formula';
  const year = /^(20\d\d)(?:$|级$|年|[-/.]|(?:0[1-9]|1[0-2])(?:$|\d\d$))/.exec(text)?.[1];
  return year ? Number(year) : 'form';
}
