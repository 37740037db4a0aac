import type { Confirmation, Preview } from './api.ts';

export type Placed = { sheet: string; row: number };
type Proposal = Preview['proposals'][number];

/** What was chosen for proposals, by row: a student, or null for 不是同一人. */
export type Choices = ReadonlyMap<string, number | null>;

export const keyOf = ({ sheet, row }: Placed): string => `${row}/${sheet}`;

/** The row as the spreadsheet counts it, with its sheet where there are several. */
export const at = ({ sheet, row }: Placed): string => `${sheet ? `${sheet} ` : ''}第 ${row} 行`;

export const undecided = (proposals: readonly Proposal[], choices: Choices): Proposal[] =>
  proposals.filter((one) => !choices.has(keyOf(one)));

/** The candidate where there is no doubt: the only one, who no longer studies elsewhere. */
function sole({ candidates: [only, another] }: Proposal): number | undefined {
  return only && !another && only.now !== 'studying' ? only.student : undefined;
}

/** 全部是: every proposal without doubt; the others are left for a person to choose. */
export const allSame = (proposals: readonly Proposal[], choices: Choices): Choices =>
  new Map([
    ...choices,
    ...proposals.flatMap((one): [string, number][] => {
      const student = sole(one);
      return student === undefined ? [] : [[keyOf(one), student]];
    }),
  ]);

export const allDifferent = (proposals: readonly Proposal[]): Choices =>
  new Map(proposals.map((one) => [keyOf(one), null]));

/** The students chosen for more than one row. */
export function chosenTwice(proposals: readonly Proposal[], choices: Choices): Proposal[] {
  const students = proposals.map((one) => choices.get(keyOf(one)) ?? null);
  return proposals.filter((_, i) => {
    const student = students[i];
    return student !== null && students.indexOf(student ?? null) !== i;
  });
}

/** The choices as they are sent: the commoner answer for the rest, so that many stay short. */
export function transfersOf(
  proposals: readonly Proposal[],
  choices: Choices,
): NonNullable<Confirmation['transfers']> {
  const isUsual = (one: Proposal, rest: 'same' | 'different') => {
    const choice = choices.get(keyOf(one));
    return rest === 'different' ? choice === null : choice !== undefined && choice === sole(one);
  };
  const beside = (rest: 'same' | 'different') => ({
    rest,
    rows: proposals
      .filter((one) => !isUsual(one, rest))
      .map((one) => ({ sheet: one.sheet, row: one.row, student: choices.get(keyOf(one)) ?? null })),
  });
  const [same, different] = [beside('same'), beside('different')];
  return same.rows.length < different.rows.length ? same : different;
}
