import type { KnownSchool } from './context.ts';
import { quote } from './problem.ts';
import { tidy } from './values.ts';

/** What a row says about its school; a text is undefined where the file has no such column. */
export type SchoolTexts = { name?: string; code?: string };

/** Why a school cannot be told, and in which column to mend it. */
export type SchoolTrouble = { field: 'school' | 'schoolCode'; what: string; todo: string };

export type SchoolAnswer = { school: KnownSchool } | SchoolTrouble;

const pick = '请照“学校”表里的名称或代码填写。';

/**
 * Looks schools up by code, else by name; both may differ in blanks, brackets and letter case.
 * The code wins over a name that is nobody's: schools are written in many ways.
 */
export function schoolFinder(schools: readonly KnownSchool[]) {
  const byCode = new Map(schools.map((school) => [plain(school.code), school]));
  const byName = new Map<string, KnownSchool[]>();
  for (const school of schools) {
    const name = plain(school.name);
    byName.set(name, [...(byName.get(name) ?? []), school]);
  }
  return ({ name = '', code = '' }: SchoolTexts): SchoolAnswer => {
    const named = byName.get(plain(name)) ?? [];
    if (code !== '') {
      const school = byCode.get(plain(code));
      if (!school) return unknown('schoolCode', code);
      if (named.length > 0 && !named.includes(school)) return disagree(school);
      return { school };
    }
    if (name === '') return blank;
    const school = named[0] ?? byCode.get(plain(name));
    if (!school) return unknown('school', name);
    return named.length > 1 ? ambiguous(name, named) : { school };
  };
}

/** Is the name of a sheet the name of a school? */
export const isSchoolName = (text: string, schools: readonly KnownSchool[]): boolean =>
  schools.some(({ name }) => plain(name) === plain(text));

const plain = (text: string): string =>
  tidy(text).normalize('NFKC').replace(/\s/g, '').toUpperCase();

const blank: SchoolTrouble = {
  field: 'school',
  what: '没有写学校。',
  todo: '请每一行都填上学校名称或学校代码（合并的格子存成 CSV 后只剩第一行）。',
};

const unknown = (field: 'school' | 'schoolCode', text: string): SchoolTrouble => ({
  field,
  what: `本地区没有${field === 'school' ? '叫' : '代码为'}${quote(text)}的学校。`,
  todo: pick,
});

const disagree = ({ name }: KnownSchool): SchoolTrouble => ({
  field: 'schoolCode',
  what: `学校名称和学校代码对不上：这个代码是${quote(name)}的。`,
  todo: '请核对这两列，改成同一所学校。',
});

const ambiguous = (name: string, { length }: readonly KnownSchool[]): SchoolTrouble => ({
  field: 'school',
  what: `有 ${length} 所学校都叫${quote(name)}。`,
  todo: '请加上“学校代码”列，写明是哪一所。',
});
