import type { Stage } from '../school.ts';
import type { ClassKey } from './classOf.ts';
import { classId, groupBy } from './match.ts';
import type { RosterRow } from './rosterRow.ts';

const stageDigit: Record<Stage, string> = {
  primary: '1',
  junior: '2',
  senior: '3',
  vocational: '4',
};

/**
 * Numbers for new students of a file without 学号: entry year, class and place in the class in
 * two digits each (250301). A school of several stages puts a digit for the stage first, since
 * two of its classes can share year and number. A number in use is passed over.
 * @param rows all rows of the file, for their order within the class
 * @param fresh those of them that are not yet students
 * @param taken numbers of the school and of the file
 */
export function proposeNumbers(
  rows: readonly RosterRow[],
  fresh: ReadonlySet<RosterRow>,
  taken: ReadonlySet<string>,
  stages: readonly Stage[],
): Map<RosterRow, string> {
  const used = new Set(taken);
  const proposed = new Map<RosterRow, string>();
  for (const inClass of groupBy(rows, (row) => classId(row.schoolClass)).values()) {
    let beyond = inClass.length;
    inClass.forEach((row, index) => {
      if (!fresh.has(row) || row.number !== null) return;
      let number = numberFor(row.schoolClass, index + 1, stages);
      while (used.has(number)) number = numberFor(row.schoolClass, ++beyond, stages);
      used.add(number);
      proposed.set(row, number);
    });
  }
  return proposed;
}

function numberFor(
  { stage, entryYear, number }: ClassKey,
  place: number,
  stages: readonly Stage[],
): string {
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const prefix = stages.length > 1 ? stageDigit[stage] : '';
  return `${prefix}${twoDigits(entryYear % 100)}${twoDigits(number)}${twoDigits(place)}`;
}
