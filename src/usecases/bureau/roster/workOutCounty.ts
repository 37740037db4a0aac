import type { RosterDiff } from '#domain/people/roster/diff';
import { diffRoster } from '#domain/people/roster/diff';
import { match } from '#domain/people/roster/match';
import {
  type Proposal,
  proposeTransfers,
  type StudentElsewhere,
} from '#domain/people/roster/transfer';
import { dayOf } from '#domain/time';
import { schoolState } from '#usecases/school/roster/schoolState';
import { breather } from './breathe.ts';
import { addWanted, candidatesOf, type Wanted } from './countyCandidates.ts';
import { type CountyFile, rowsOf } from './countyFile.ts';

export type CountySchool = { id: number; code: string; name: string; regionCode: string };

/** What the file would do to one school. */
export type SchoolWork = CountySchool & {
  students: number;
  added: number;
  changed: number;
  /** Of these, students whose name changes. */
  renamed: number;
  unchanged: number;
  /** Students of the classes in the file who are not in it. */
  absent: number;
  /** In the file, and of numbers that would hand one student's record to another. */
  problems: number;
  /** Where such a number stands. */
  mixedUp: { sheet: string; row: number }[];
  proposals: Proposal[];
  /** Students elsewhere who come into question, as they were when the proposals were made. */
  elsewhere: StudentElsewhere[];
};

/**
 * Sets the file of a county beside its schools, one after the other; nothing is stored. Students
 * whom the file has in their own school stay there and are nobody's candidates.
 */
export async function workOutCounty(
  file: CountyFile,
  schools: readonly CountySchool[],
  now: number,
): Promise<SchoolWork[]> {
  const day = dayOf(now);
  const breathe = breather();
  const known = new Map(schools.map((school) => [school.id, school]));
  const staying = new Set<number>();
  const wanted: Wanted = new Map();
  const works: SchoolWork[] = [];
  for (const { id, students, problems } of file.schools) {
    const school = known.get(id);
    if (!school) continue;
    await breathe();
    const rows = rowsOf(file, id);
    const state = await schoolState(id, day);
    const diff = diffRoster(rows, state);
    for (const student of match(rows, state.students).of.values()) staying.add(student.id);
    addWanted(wanted, school.regionCode, diff.added);
    works.push({ ...school, ...countsOf(diff, students, problems) });
  }
  const candidates = await candidatesOf(wanted, staying);
  if (candidates.length === 0) return works;
  for (const work of works) {
    if (work.added === 0) continue;
    await breathe();
    const diff = diffRoster(rowsOf(file, work.id), await schoolState(work.id, day));
    const others = candidates.filter(({ schoolId }) => schoolId !== work.id);
    work.proposals = proposeTransfers(diff.added, others, day);
    const proposed = new Set(work.proposals.flatMap((one) => one.candidates.map(({ id }) => id)));
    work.elsewhere = others.filter(({ id }) => proposed.has(id));
  }
  return works;
}

const countsOf = (diff: RosterDiff, students: number, problems: number) => ({
  students,
  added: diff.added.length,
  changed: diff.changed.length,
  renamed: diff.changed.filter(({ was }) => was.name !== undefined).length,
  unchanged: diff.unchanged,
  absent: diff.absent.length,
  problems: problems + diff.problems.length,
  mixedUp: diff.problems.map(({ sheet, row }) => ({ sheet, row })),
  proposals: [],
  elsewhere: [],
});
