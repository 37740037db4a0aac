import type { ReadingContext } from '../roster/context.ts';
import type { Problem } from '../roster/problem.ts';
import type { RawSheet } from '../roster/sheet.ts';
import { stageNames } from '../school.ts';
import { classOfEntry } from './classOfEntry.ts';
import { readManifest } from './manifest.ts';
import { checkReferences } from './references.ts';
import { seatsOf } from './seats.ts';
import { studentSheet } from './studentSheet.ts';
import { byId, type Entry, openTable, type Table } from './table.ts';
import { fileOf, manifestFile, type TableName } from './tables.ts';

/** The files of a bundle; the rows of one are read when they are needed. */
export type BundleFiles = { names: readonly string[]; rows: (name: string) => string[][] };

type Bundle = { sheet: RawSheet; problems: Problem[]; notes: string[] };
/** A bundle of which nothing can be read: where, what is wrong, what to do. */
type Trouble = { trouble: string };
type Tables = Partial<Record<TableName, Table>> &
  Record<'orgs' | 'classes' | 'users' | 'enrollments', Table>;

/** Reads an OneRoster 1.1 bundle of one school as if it were a sheet with 学号, 姓名 and 班级. */
export function readBundle(files: BundleFiles, context: ReadingContext): Bundle | Trouble {
  const tables = openTables(files);
  if ('trouble' in tables) return tables;
  const { users, classes, orgs, enrollments } = tables;
  const seats = seatsOf({
    users: byId(users),
    classes: byId(classes),
    orgs: byId(orgs),
    enrollments,
    day: context.day,
  });
  const seated = new Set(seats.classOf.values());
  const schools = new Set([...seated].map(({ get }) => get('schoolSourcedId')));
  if (schools.size > 1) {
    return { trouble: `里面有 ${schools.size} 所学校的班级，请只导出本校的。` };
  }
  const named = nameClasses(seated, tables, context);
  const students = studentSheet(users, seats.classOf, named.textOf);
  return {
    sheet: students.sheet,
    problems: [
      ...checkReferences(tables),
      ...named.problems,
      ...seats.problems,
      ...students.problems,
    ],
    notes: students.notes,
  };
}

function openTables({ names, rows }: BundleFiles): Tables | Trouble {
  if (!names.includes(manifestFile)) {
    const inFolder = names.some((name) => name.endsWith(`/${manifestFile}`));
    return { trouble: inFolder ? outermost : `缺少 ${manifestFile}，请重新导出。` };
  }
  const manifest = readManifest(rows(manifestFile), new Set(names));
  if ('trouble' in manifest) return manifest;
  const tables: Partial<Record<TableName, Table>> = {};
  for (const name of manifest.present) {
    const opened = openTable(name, rows(fileOf(name)));
    if ('missing' in opened) {
      return { trouble: `${fileOf(name)} 第 1 行：缺少 ${opened.missing} 列，请重新导出。` };
    }
    tables[name] = opened.table;
  }
  // The manifest vouches for the four that are needed.
  return tables as Tables;
}

/** Writes each class as a roster would, so that it is read as any other. */
function nameClasses(
  seated: ReadonlySet<Entry>,
  { classes, academicSessions }: Tables,
  context: ReadingContext,
) {
  const sessions = academicSessions ? byId(academicSessions) : new Map<string, Entry>();
  const textOf = new Map<Entry, string>();
  const problems: Problem[] = [];
  for (const entry of seated) {
    const answer = classOfEntry(entry, sessions, context);
    if ('field' in answer) {
      const { field, what, todo } = answer;
      problems.push(classes.problem(entry, field === 'grade' ? 'grades' : 'title', { what, todo }));
      continue;
    }
    const { stage, entryYear, number } = answer.key;
    textOf.set(entry, `${stageNames[stage]}${entryYear}级${number}班`);
  }
  return { textOf, problems };
}

const outermost = `${manifestFile} 等文件应在压缩包的最外层，不要放在文件夹里，请重新压缩。`;
