/** What became of one school. */
export type SchoolReport = {
  id: number;
  code: string;
  name: string;
  students: number;
  state: 'waiting' | 'done' | 'left-out';
  added: number;
  changed: number;
  unchanged: number;
  transferred: number;
  /** Why it was left out. */
  why: string;
};

/** An import of many schools, running or done; it lives in memory and ends with the server. */
export type CountyJob = {
  regionCode: string;
  fileName: string;
  startedAt: number;
  finishedAt: number | null;
  schoolsDone: number;
  studentsDone: number;
  students: number;
  schools: SchoolReport[];
};

/** One import at a time in an installation; of the last one the report stays. */
let current: CountyJob | undefined;

/** The import of a region that runs, or was the last to run here. */
export const countyJobOf = (regionCode: string): CountyJob | undefined =>
  current?.regionCode === regionCode ? current : undefined;

/** Begins an import, unless one is running. */
export function beginCountyJob(
  job: Pick<CountyJob, 'regionCode' | 'fileName' | 'startedAt' | 'schools'>,
): CountyJob | undefined {
  if (current && current.finishedAt === null) return undefined;
  const students = job.schools.reduce((sum, school) => sum + school.students, 0);
  current = { ...job, finishedAt: null, schoolsDone: 0, studentsDone: 0, students };
  return current;
}
