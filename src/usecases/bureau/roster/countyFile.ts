import type { Problem } from '#domain/people/roster/problem';
import type { RosterRow } from '#domain/people/roster/rosterRow';

/** What the process that reads the file of a county tells first; the rows follow school by school. */
export type CountyHead = {
  /** Schools with something in the file, in the order of their codes. */
  schools: { id: number; students: number; problems: number }[];
  /** The first of them, in the order of the file. */
  problems: Problem[];
  problemCount: number;
  dropped: string[];
  notes: string[];
};

/** The file of a county, read. Rows stay as text, because 100,000 of them as objects are heavy. */
export type CountyFile = CountyHead & { texts: ReadonlyMap<number, Buffer> };

/** Problems that are carried to be downloaded; all are counted. */
export const carriedProblems = 20_000;

/** The rows of one school of a file. */
export const rowsOf = ({ texts }: CountyFile, schoolId: number): RosterRow[] => {
  const text = texts.get(schoolId);
  return text ? (JSON.parse(text.toString('utf8')) as RosterRow[]) : [];
};
