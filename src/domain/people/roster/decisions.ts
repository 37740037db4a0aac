import type { CurrentStudent } from './match.ts';
import { type RowPlace, rowKey } from './rosterRow.ts';
import { type Candidate, mustWait, type Proposal, soleCandidate } from './transfer.ts';

/** What a person decided on proposed transfers: 是同一人 (which student) or 不是同一人 (null). */
export type TransferDecisions = {
  rows: readonly (RowPlace & { student: number | null })[];
  /** For all others; `same` holds only where there is one candidate, who studies nowhere else. */
  rest?: 'same' | 'different' | undefined;
};

/** Who is confirmed to have left: ids of students, and the first day on which they are away. */
export type Leaving = { students: readonly number[]; on: string };

export type Transfer = { proposal: Proposal; candidate: Candidate };
/** What comes of the proposals: who is taken over, and whose row waits for the other school. */
export type DecidedTransfers = { transfers: Transfer[]; waiting: Transfer[] };
type Refusal = { refused: string };

const show = ({ sheet, row }: RowPlace) => `${sheet ? `${sheet} ` : ''}第 ${row} 行`;

/**
 * The transfers that were confirmed. Whoever still studies in a school that is not below the
 * importer is not taken from there, nor made a second person: the row waits until that school has
 * noted that they left.
 * @param reach the schools below whoever imports
 * @returns a sentence when a proposal is undecided, or one student is chosen for two rows
 */
export function decideTransfers(
  proposals: readonly Proposal[],
  { rows, rest }: TransferDecisions,
  reach: ReadonlySet<number>,
): DecidedTransfers | Refusal {
  const decided = new Map(rows.map((one) => [rowKey(one), one.student]));
  const transfers: Transfer[] = [];
  const waiting: Transfer[] = [];
  const chosenFor = new Map<number, RowPlace>();
  for (const proposal of proposals) {
    const { row } = proposal.newcomer;
    const byRest =
      rest === 'different' ? null : rest === 'same' ? soleCandidate(proposal)?.id : undefined;
    const choice = decided.has(rowKey(row)) ? decided.get(rowKey(row)) : byRest;
    if (choice === null) continue;
    const candidate = proposal.candidates.find(({ id }) => id === choice);
    if (!candidate) return { refused: `${show(row)}的“${row.name}”还没有选定是不是转来的学生。` };
    const earlier = chosenFor.get(candidate.id);
    if (earlier) {
      return { refused: `${show(earlier)}和${show(row)}选了同一名转来的学生，只能有一行是。` };
    }
    chosenFor.set(candidate.id, row);
    (mustWait(candidate, reach) ? waiting : transfers).push({ proposal, candidate });
  }
  return { transfers, waiting };
}

/**
 * The students confirmed to have left.
 * @param today YYYY-MM-DD in Asia/Shanghai
 * @returns a sentence when one of them is not missing from the file, or the date cannot be
 */
export function decideLeaving(
  absent: readonly CurrentStudent[],
  { students, on }: Leaving,
  today: string,
): CurrentStudent[] | Refusal {
  if (students.length === 0) return [];
  const chosen = new Set(students);
  const leaving = absent.filter(({ id }) => chosen.has(id));
  if (leaving.length < chosen.size)
    return { refused: '勾选离校的学生里，有人在文件里，或已经不在这些班。' };
  if (on > today) return { refused: `离校日期 ${on} 还没有到。` };
  const late = leaving.find(({ joinedOn }) => joinedOn !== null && joinedOn > on);
  if (late) {
    return {
      refused: `离校日期 ${on} 早于“${late.name}”进班的日期 ${late.joinedOn}。`,
    };
  }
  return leaving;
}
