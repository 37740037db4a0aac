import type { Stage } from '../school.ts';

/** What a text says about a class; the rest must come from other columns. */
export type ClassParts = {
  stage?: Stage;
  /** 1–12 as in 七年级: may be counted through the stages or within one. */
  years?: number;
  /** 1–6 within the stage, as in 高一. */
  grade?: number;
  entryYear?: number;
  /** 班号, 1–999. */
  number?: number;
};

const numerals = '零一二三四五六七八九';
const stageWords: Record<string, Stage> = {
  小: 'primary',
  小学: 'primary',
  初: 'junior',
  初中: 'junior',
  高: 'senior',
  高中: 'senior',
  职: 'vocational',
  中职: 'vocational',
  职高: 'vocational',
  中专: 'vocational',
};

/** 三 → 3, 十 → 10, 二十三 → 23, 03 → 3. */
function toNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const [, tens, ten, ones] =
    /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? [];
  if (text === '' || tens === undefined) return undefined;
  if (!ten) return tens && ones ? undefined : numerals.indexOf(tens || ones || '零') || undefined;
  return (tens ? numerals.indexOf(tens) : 1) * 10 + (ones ? numerals.indexOf(ones) : 0);
}

const n = '[一二三四五六七八九十]';
const word = '(小学|初中|高中|中职|职高|中专|小|初|高|职)';
const yearFirst = new RegExp(`^${word}?(20\\d\\d|\\d\\d)级`);
const stageGrade = new RegExp(`^${word}(?:(${n}|\\d)年级?|([一二三四五六])|([1-6])(?!\\d|班))`);
const schoolGrade = new RegExp(
  `^(?:(1[0-2]|[1-9]|${n}{1,2})年级?|([1-9])(?=[(.\\-])|([一二三四五六七八九])(?=[(.\\-\\d]|[一二三四五六七八九]班))`,
);
const stageAlone = new RegExp(`^${word}`);
const classNumber = new RegExp(`^[.\\-]?第?\\(?(\\d{1,3}|${n}{1,3})\\)?班?$`);

/**
 * Reads 七年级3班, 七(3)班, 7.3班, 初一3班, 高一(2)班, 2025级1班, 初中25级1班, 701, 2501班, and the
 * halves of them: 七年级, 3班, 3.
 * @returns undefined for a form that is none of these, e.g. 实验班
 */
export function parseClassText(text: string): ClassParts | undefined {
  let rest = compact(text).replace(/^.+(?:学校|中学|小学|学院|职校)/, '');
  // Excel cannot tell 7.1 from 7.10.
  if (/^\d+\.\d+$/.test(rest)) return undefined;
  const parts: ClassParts = {};
  const eat = (form: RegExp): RegExpExecArray | null => {
    const match = form.exec(rest);
    if (match) rest = rest.slice(match[0].length);
    return match;
  };
  const year = eat(yearFirst);
  if (year) Object.assign(parts, stageOf(year[1]), { entryYear: fullYear(year[2] ?? '') });
  const staged = eat(stageGrade);
  if (staged)
    Object.assign(parts, stageOf(staged[1]), {
      grade: toNumber(staged[2] ?? staged[3] ?? staged[4] ?? ''),
    });
  else {
    const plain = eat(schoolGrade);
    if (plain) parts.years = toNumber(plain[1] ?? plain[2] ?? plain[3] ?? '');
    else if (!parts.stage) Object.assign(parts, stageOf(eat(stageAlone)?.[1]));
  }
  if (rest === '') return Object.keys(parts).length > 0 ? parts : undefined;
  const yearAndNumber = /^(2\d)(\d\d)班?$/.exec(rest);
  const coded = yearAndNumber && parts.entryYear === undefined;
  if (coded) parts.entryYear = fullYear(yearAndNumber[1] ?? '');
  const number = toNumber((coded ? yearAndNumber[2] : classNumber.exec(rest)?.[1]) ?? '');
  return number ? { ...parts, number } : undefined;
}

/** The column 年级 also holds bare numbers: 7, 七, 2025. */
export function parseGradeText(text: string): ClassParts | undefined {
  const rest = compact(text);
  if (/^20\d\d$/.test(rest)) return { entryYear: Number(rest) };
  const years = toNumber(rest);
  if (years) return years <= 12 ? { years } : undefined;
  return parseClassText(text);
}

const named = new RegExp(
  `(?:(?:初中|高中|小学|中职)?20\\d\\d级|[初高][一二三]|[一二三四五六七八九\\d]年级)\\(?(?:\\d{1,2}|${n}{1,2})\\)?班`,
);

/** The class that a title speaks of: 明辨中学七年级(3)班学生名单, 班级:初一3班. */
export function classNamedIn(text: string): ClassParts | undefined {
  const phrase = named.exec(compact(text))?.[0];
  return phrase ? parseClassText(phrase) : undefined;
}

const gradeWords =
  /年级|[届级年班第]|小学|初中|高中|中职|职高|中专|[小初高职](?=[\d一二三四五六(])|[一二三四五六七八九十]/g;

/** Does a class have a name beside grade and number: 2025级汽修1班, 实验班, 七年级A班? */
export const hasClassName = (text: string): boolean =>
  /\p{L}/u.test(compact(text).replace(gradeWords, ''));

const compact = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[—–_·/]/g, '-')
    .replace(/[【[]/g, '(')
    .replace(/[】\]]/g, ')');

const stageOf = (said: string | undefined) => (said ? { stage: stageWords[said] } : {});
const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));
