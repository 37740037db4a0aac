import type { TransferDecisions } from '#domain/people/roster/decisions';
import { type RowPlace, rowKey } from '#domain/people/roster/rosterRow';
import { soleCandidate } from '#domain/people/roster/transfer';
import type { SchoolWork } from './workOutCounty.ts';

/** What the officer said about newcomers who may be students of another school. */
export type CountyDecisions = {
  rows: readonly (RowPlace & { student: number | null })[];
  /** For all others; `same` holds only where there is no doubt who is meant. */
  rest?: 'same' | 'different' | undefined;
};

/**
 * Rows with a single candidate, who studies nowhere else and is the candidate of no other row of
 * the file: these may be confirmed together.
 */
export function soleCandidates(works: readonly SchoolWork[]): Map<string, number> {
  const rowsOf = new Map<number, number>();
  for (const { proposals } of works) {
    for (const { candidates } of proposals) {
      for (const { id } of candidates) rowsOf.set(id, (rowsOf.get(id) ?? 0) + 1);
    }
  }
  const sole = new Map<string, number>();
  for (const proposal of works.flatMap(({ proposals }) => proposals)) {
    const only = soleCandidate(proposal);
    if (only && rowsOf.get(only.id) === 1) sole.set(rowKey(proposal.newcomer.row), only.id);
  }
  return sole;
}

/**
 * The decisions for each school.
 * @returns the rows of a student who was chosen twice, when there is one
 */
export function decideCounty(
  works: readonly SchoolWork[],
  { rows, rest }: CountyDecisions,
): { bySchool: Map<number, TransferDecisions> } | { chosenTwice: RowPlace[] } {
  const said = new Map(rows.map((row) => [rowKey(row), row.student]));
  const sole = rest === 'same' ? soleCandidates(works) : new Map<string, number>();
  const chosenFor = new Map<number, RowPlace>();
  const bySchool = new Map<number, TransferDecisions>();
  for (const { id, proposals } of works) {
    const decided: (RowPlace & { student: number | null })[] = [];
    for (const { newcomer } of proposals) {
      const { sheet, row } = newcomer.row;
      const key = rowKey(newcomer.row);
      const otherwise = rest === 'different' ? null : sole.get(key);
      const student = said.has(key) ? said.get(key) : otherwise;
      if (student === undefined) continue;
      const earlier = student === null ? undefined : chosenFor.get(student);
      if (earlier) return { chosenTwice: [earlier, { sheet, row }] };
      if (student !== null) chosenFor.set(student, { sheet, row });
      decided.push({ sheet, row, student });
    }
    bySchool.set(id, { rows: decided });
  }
  return { bySchool };
}
