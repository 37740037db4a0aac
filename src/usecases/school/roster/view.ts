import { className, schoolYearOf } from '#domain/people/grade';
import type { ClassKey } from '#domain/people/roster/classOf';
import { type CurrentStudent, classId } from '#domain/people/roster/match';
import { type Fix, type MendableRow, mendableRows } from '#domain/people/roster/mend';
import type { Problem } from '#domain/people/roster/problem';
import type { RosterFile } from '#domain/people/roster/readRoster';
import type { RowPlace, RowTexts } from '#domain/people/roster/rosterRow';
import { classText } from '#domain/people/roster/rowTexts';
import { type Candidate, mustWait, type Whereabouts } from '#domain/people/roster/transfer';
import type { WorkedOut } from './workOut.ts';

/** Rows of each table that the page gets; the counts tell of all. */
const shownRows = 200;
/** Of those who may have left: each of them is for a person to tick. */
const shownAbsent = 2000;

export type RosterPreview = {
  /** What to send back to import it. */
  preview: string;
  fileName: string;
  counts: { added: number; changed: number; unchanged: number; problems: number; absent: number };
  /** With a single problem nothing of the file is imported. */
  canImport: boolean;
  added: (RowPlace & { number: string; proposed: boolean; name: string; className: string })[];
  changed: (RowPlace & {
    number: string;
    name: string;
    className: string;
    /** Only what changes; who sat nowhere has the class name 已离校 or 已毕业. */
    was: { number?: string; name?: string; className?: string };
  })[];
  /** Students of these classes who are not in the file: 离校？ They stay unless a person says so. */
  absent: { id: number; number: string; name: string; className: string; joinedOn: string }[];
  /** Newcomers who may come from another school: each is to be decided. */
  proposals: (RowPlace & {
    number: string;
    name: string;
    className: string;
    candidates: {
      student: number;
      school: string;
      className: string;
      now: Whereabouts;
      /** That school has to release them first; the class there is not told. */
      waits: boolean;
      leftOn: string | null;
    }[];
  })[];
  problems: Omit<Problem, 'other'>[];
  /** The rows of these problems, as they can be changed in the preview. */
  mendable: MendableRow[];
  /** What was changed or left out in the preview (texts null). */
  fixes: (RowPlace & { texts: RowTexts | null })[];
  classesCreated: { name: string; students: number }[];
  otherClasses: number;
  dropped: string[];
  notes: string[];
};

/** 七年级3班（2026级）: the year shows what is stored. */
export const nameWithYear = (key: ClassKey, day: string): string =>
  `${className(key, schoolYearOf(day))}（${key.entryYear}级）`;

type Read = {
  preview: string;
  fileName: string;
  file: RosterFile;
  fixes: ReadonlyMap<string, Fix>;
  problems: readonly Problem[];
};

/** A preview in words for the page. */
export function viewOf(
  { preview, fileName, file, fixes, problems }: Read,
  { diff, proposals }: WorkedOut,
  day: string,
): RosterPreview {
  const name = (key: ClassKey) => className(key, schoolYearOf(day));
  const seatOf = (student: CurrentStudent) =>
    student.schoolClass ? name(student.schoolClass) : student.graduated ? '已毕业' : '已离校';
  const shownProblems = problems.slice(0, shownRows);
  const problemCount = file.problemsBeyond + problems.length;
  const created = new Map(diff.classesCreated.map((key) => [classId(key), { key, students: 0 }]));
  for (const { schoolClass } of file.rows) {
    const found = created.get(classId(schoolClass));
    if (found) found.students++;
  }
  return {
    preview,
    fileName,
    counts: {
      added: diff.added.length,
      changed: diff.changed.length,
      unchanged: diff.unchanged,
      problems: problemCount,
      absent: diff.absent.length,
    },
    canImport: problemCount === 0,
    added: diff.added.slice(0, shownRows).map(({ row, number, name: student, schoolClass }) => ({
      ...place(row),
      number,
      proposed: row.number === null,
      name: student,
      className: name(schoolClass),
    })),
    changed: diff.changed
      .slice(0, shownRows)
      .map(({ row, student, number, name: newName, schoolClass, was }) => ({
        ...place(row),
        number,
        name: newName,
        className: name(schoolClass),
        was: {
          ...(was.number === undefined ? {} : { number: was.number }),
          ...(was.name === undefined ? {} : { name: was.name }),
          ...(was.schoolClass === undefined ? {} : { className: seatOf(student) }),
        },
      })),
    absent: diff.absent.slice(0, shownAbsent).map((one) => ({
      id: one.id,
      number: one.number,
      name: one.name,
      className: seatOf(one),
      joinedOn: one.joinedOn ?? '',
    })),
    proposals: proposals.map(({ newcomer, candidates }) => ({
      ...place(newcomer.row),
      number: newcomer.number,
      name: newcomer.name,
      className: name(newcomer.schoolClass),
      candidates: candidates.map((one) => candidateView(one, day)),
    })),
    problems: shownProblems.map(({ other: _, ...problem }) => problem),
    mendable: mendableRows(file, shownProblems, day),
    fixes: [...fixes.values()],
    classesCreated: [...created.values()].map(({ key, students }) => ({
      name: nameWithYear(key, day),
      students,
    })),
    otherClasses: diff.otherClasses,
    dropped: file.dropped,
    notes: [...file.notes, ...diff.notes],
  };
}

/**
 * A student of another school, as someone who decides on a transfer sees them.
 * @param reach the schools below that person
 */
export function candidateView(
  one: Candidate,
  day: string,
  reach: ReadonlySet<number> = new Set(),
): RosterPreview['proposals'][number]['candidates'][number] {
  const { id: student, schoolName: school, schoolClass, now, leftOn } = one;
  const waits = mustWait(one, reach);
  return {
    student,
    school,
    className: waits ? '' : classText(schoolClass, day),
    now,
    waits,
    leftOn,
  };
}

const place = ({ sheet, row }: RowPlace) => ({ sheet, row });
