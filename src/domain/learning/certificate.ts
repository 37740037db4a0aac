import { gradeName, schoolYearOf } from '../people/grade.ts';
import { readableLetters } from '../people/readableCode.ts';
import type { Stage } from '../people/school.ts';
import { dayOf } from '../time.ts';
import type { Random } from './draw.ts';

/** What a certificate is for; a student has one of each at most. */
export type Earned = { stage: Stage; grade: number; schoolYear: number };

const codeLength = 12;

/** A new code: 23^12 possibilities, more than can be guessed. */
export const newCertificateCode = (below: Random): string =>
  Array.from({ length: codeLength }, () => readableLetters[below(readableLetters.length)]).join('');

/** ABCD-EFGH-JKMN, as it is printed and read aloud; typed with or without the hyphens. */
export const certificateCodeText = (code: string): string => code.replace(/(.{4})(?!$)/g, '$1-');

/** The certificate in the address of its page, e.g. `junior-1-2026`; nothing personal. */
export const certificateSlug = ({ stage, grade, schoolYear }: Earned): string =>
  `${stage}-${grade}-${schoolYear}`;

/**
 * What a stranger learns who holds the code: that it is valid, the grade, the month. Never whose
 * it is, and no rank: there is none.
 */
export const certificateWords = ({ stage, grade, issuedAt }: Earned & { issuedAt: number }) => ({
  grade: gradeName(stage, grade),
  month: monthText(issuedAt),
});

/** 2026年11月 of an instant, in Asia/Shanghai. */
function monthText(ms: number): string {
  const [year, month] = dayOf(ms).split('-').map(Number);
  return `${year}年${month}月`;
}

/**
 * The terms whose lessons a certificate asks for today: those of this school year that have
 * begun. A term still to come is not asked for, so that who finished the autumn may have the
 * paper in autumn; in spring both count.
 * @param today YYYY-MM-DD
 */
export const termsAskedFor = <T extends { startsOn: string }>(
  terms: readonly T[],
  today: string,
): T[] =>
  terms.filter(
    ({ startsOn }) => startsOn <= today && schoolYearOf(startsOn) === schoolYearOf(today),
  );
