import { className, schoolYearOf } from '#domain/people/grade';
import type { ClassKey } from '#domain/people/roster/classOf';
import type { RosterDiff } from '#domain/people/roster/diff';
import { classId } from '#domain/people/roster/match';
import type { Problem } from '#domain/people/roster/problem';
import type { RosterFile } from '#domain/people/roster/readRoster';

/** Rows of each table that the page gets; the counts tell of all. */
const shownRows = 200;

export type RosterPreview = {
  /** What to send back to import it. */
  preview: string;
  fileName: string;
  counts: { added: number; changed: number; unchanged: number; problems: number; absent: number };
  /** With a single problem nothing of the file is imported. */
  canImport: boolean;
  added: {
    sheet: string;
    row: number;
    number: string;
    proposed: boolean;
    name: string;
    className: string;
  }[];
  changed: {
    sheet: string;
    row: number;
    number: string;
    name: string;
    className: string;
    /** Only what changes; a student who had left has the class name 已离校. */
    was: { number?: string; name?: string; className?: string };
  }[];
  /** Students of these classes who are not in the file: 名单中没有. They stay. */
  absent: { number: string; name: string; className: string }[];
  problems: Problem[];
  classesCreated: { name: string; students: number }[];
  otherClasses: number;
  dropped: string[];
  notes: string[];
};

/** 七年级3班（2026级）: the year shows what is stored. */
export const nameWithYear = (key: ClassKey, day: string): string =>
  `${className(key, schoolYearOf(day))}（${key.entryYear}级）`;

/** A preview in words for the page. */
export function viewOf(
  id: string,
  { file, fileName }: { file: RosterFile; fileName: string },
  diff: RosterDiff,
  day: string,
): RosterPreview {
  const name = (key: ClassKey | null) => (key ? className(key, schoolYearOf(day)) : '已离校');
  const problems = file.problemCount + diff.problems.length;
  return {
    preview: id,
    fileName,
    counts: {
      added: diff.added.length,
      changed: diff.changed.length,
      unchanged: diff.unchanged,
      problems,
      absent: diff.absent.length,
    },
    canImport: problems === 0,
    added: diff.added.slice(0, shownRows).map(({ row, number, name: student, schoolClass }) => ({
      ...place(row),
      number,
      proposed: row.number === null,
      name: student,
      className: name(schoolClass),
    })),
    changed: diff.changed
      .slice(0, shownRows)
      .map(({ row, number, name: student, schoolClass, was }) => ({
        ...place(row),
        number,
        name: student,
        className: name(schoolClass),
        was: {
          ...(was.number === undefined ? {} : { number: was.number }),
          ...(was.name === undefined ? {} : { name: was.name }),
          ...(was.schoolClass === undefined ? {} : { className: name(was.schoolClass) }),
        },
      })),
    absent: diff.absent.slice(0, shownRows).map((one) => ({
      number: one.number,
      name: one.name,
      className: name(one.schoolClass),
    })),
    problems: [...file.problems, ...diff.problems].slice(0, shownRows),
    classesCreated: diff.classesCreated.map((key) => ({
      name: nameWithYear(key, day),
      students: file.rows.filter((row) => classId(row.schoolClass) === classId(key)).length,
    })),
    otherClasses: diff.otherClasses,
    dropped: file.dropped,
    notes: [...file.notes, ...diff.notes],
  };
}

const place = ({ sheet, row }: { sheet: string; row: number }) => ({ sheet, row });
