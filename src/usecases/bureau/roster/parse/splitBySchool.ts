import type { KnownSchool } from '#domain/people/roster/context';
import { groupBy } from '#domain/people/roster/match';
import { problemsOf, type RosterFile } from '#domain/people/roster/readRoster';
import { type RosterRow, rowKey } from '#domain/people/roster/rosterRow';
import { type CountyHead, carriedProblems } from '../countyFile.ts';

/** Parts a file of many schools: what is told first, and the rows of each school in that order. */
export function splitBySchool(
  file: RosterFile,
  schools: readonly KnownSchool[],
): { head: CountyHead; rows: RosterRow[][] } {
  const rowsBySchool = groupBy(file.rows, ({ school }) => String(school));
  const problems = problemsOf(file);
  const problemsBySchool = groupBy(problems, schoolOfProblem(file));
  const there = schools
    .filter(({ id }) => rowsBySchool.has(String(id)) || problemsBySchool.has(String(id)))
    .map(({ id }) => ({
      id,
      rows: rowsBySchool.get(String(id)) ?? [],
      problems: problemsBySchool.get(String(id))?.length ?? 0,
    }));
  return {
    head: {
      schools: there.map(({ id, rows, problems: own }) => ({
        id,
        students: rows.length,
        problems: own,
      })),
      problems: problems.slice(0, carriedProblems).map(({ other: _, ...problem }) => problem),
      problemCount: problems.length,
      dropped: file.dropped,
      notes: file.notes,
    },
    rows: there.map(({ rows }) => rows),
  };
}

/** Whose a problem is: that of its row, as far as the school of the row can be told. */
function schoolOfProblem({ rows, broken }: RosterFile) {
  const schools = new Map<string, string>();
  for (const row of broken) if (row.school) schools.set(rowKey(row), String(row.school));
  let ofRows: Map<string, string> | undefined;
  const among = (key: string) => {
    // Only doubled numbers lead here, and most files have none.
    ofRows ??= new Map(rows.map((row) => [rowKey(row), String(row.school)]));
    return ofRows.get(key) ?? null;
  };
  return (problem: { sheet: string; row: number; other?: string }) => {
    const key = rowKey(problem);
    return schools.get(key) ?? (problem.other === undefined ? null : among(key));
  };
}
