import { looksLikeId, tidy } from '../roster/values.ts';
import { type SchoolKind, schoolKindNames, schoolKinds } from '../school.ts';

/** What a school is called, teaches and belongs to. */
export type SchoolFacts = { name: string; kind: SchoolKind; regionCode: string };

/**
 * 学校代码: 2 to 20 letters and digits, in capitals, as students type it at sign-in
 * (10 digits where the 学校标识码 is used).
 * @returns undefined when it cannot be one
 */
export function cleanSchoolCode(text: string): string | undefined {
  const code = tidy(text).toUpperCase();
  return /^[A-Z0-9]{2,20}$/.test(code) && !looksLikeId(code) ? code : undefined;
}

export const schoolCodeForm = '学校代码用 2 到 20 位字母和数字，如学校标识码；学生登录时要输入它。';

/** 学校名称: 2 to 40 characters, blanks dropped. @returns undefined when it cannot be one */
export function cleanSchoolName(text: string): string | undefined {
  const name = tidy(text).replaceAll(' ', '').replaceAll('(', '（').replaceAll(')', '）');
  const isName = /^[\p{L}\p{N}·（）〇“”—-]{2,40}$/u.test(name) && /\p{L}/u.test(name);
  return isName && !looksLikeId(name) ? name : undefined;
}

export const schoolNameForm = '学校名称用 2 到 40 个字，不用特别的符号。';

const otherKindNames: Record<SchoolKind, readonly string[]> = {
  primary: ['完全小学', '完小', '中心小学', '小学教学点', '教学点', '普通小学'],
  junior: ['初级中学', '普通初中', '职业初中'],
  'nine-year': ['九年制', '九年一贯制学校', '9年一贯制', '九年义务教育学校'],
  senior: ['高级中学', '普通高中', '普高'],
  complete: ['完中', '完全中学校'],
  vocational: [
    '职高',
    '中职学校',
    '中等职业学校',
    '职业高中',
    '中专',
    '技校',
    '技工学校',
    '职教中心',
  ],
};

/** The kind of school that a word of daily use stands for. */
export function kindNamed(text: string): SchoolKind | undefined {
  const word = tidy(text).replaceAll(' ', '');
  return schoolKinds.find(
    (kind) =>
      word === kind || word === schoolKindNames[kind] || otherKindNames[kind].includes(word),
  );
}

export const schoolKindForm = `类型写：${schoolKinds.map((kind) => schoolKindNames[kind]).join('、')}。`;
