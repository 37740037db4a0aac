import type { Stage } from '../school.ts';
import type { ClassKey } from './classOf.ts';
import { type CurrentStudent, classId, groupBy, inOrder, match } from './match.ts';
import type { Problem } from './problem.ts';
import { proposeNumbers } from './proposeNumbers.ts';
import type { RosterRow } from './rosterRow.ts';

/** A student the school does not have yet. */
export type Newcomer = { row: RosterRow; number: string; name: string; schoolClass: ClassKey };

/** What becomes of a known student; `was` holds only what changes. */
type Change = {
  row: RosterRow;
  student: CurrentStudent;
  number: string;
  name: string;
  schoolClass: ClassKey;
  was: { number?: string; name?: string; schoolClass?: ClassKey | null };
};

export type RosterDiff = {
  added: Newcomer[];
  changed: Change[];
  unchanged: number;
  /** Students of the classes in the file who are not in it; only a person says that they left. */
  absent: CurrentStudent[];
  /** Classes of the school that the file does not speak of. */
  otherClasses: number;
  classesCreated: ClassKey[];
  problems: Problem[];
  notes: string[];
};

/** Sets a roster beside the school as it is. The same roster again gives no change. */
export function diffRoster(
  rows: readonly RosterRow[],
  school: {
    students: readonly CurrentStudent[];
    classes: readonly ClassKey[];
    stages: readonly Stage[];
  },
): RosterDiff {
  const matches = match(rows, school.students);
  const fresh = new Set(rows.filter((row) => !matches.of.has(row)));
  const numbers = new Set(school.students.map((student) => student.number));
  for (const { number } of rows) if (number !== null) numbers.add(number);
  const proposed = proposeNumbers(rows, fresh, numbers, school.stages);

  const added = rows
    .filter((row) => fresh.has(row))
    .map((row) => ({
      row,
      number: row.number ?? proposed.get(row) ?? '',
      name: row.name,
      schoolClass: row.schoolClass,
    }));
  const compared = [...matches.of].map(([row, student]) => compare(row, student));
  const changed = compared.filter(({ was }) => Object.keys(was).length > 0);
  const inFile = new Set(rows.map((row) => classId(row.schoolClass)));
  const found = new Set(matches.of.values());
  const known = new Set(school.classes.map(classId));
  const absent = school.students.filter(
    (one) => one.schoolClass && inFile.has(classId(one.schoolClass)) && !found.has(one),
  );
  const diff = {
    added,
    changed,
    unchanged: compared.length - changed.length,
    absent: absent.toSorted(inOrder),
    otherClasses: school.classes.filter((one) => !inFile.has(classId(one))).length,
    classesCreated: firstOfEach(rows).filter((one) => !known.has(classId(one))),
    problems: matches.problems,
  };
  return { ...diff, notes: [...notesOn(diff), ...namesakes(added)] };
}

function compare(row: RosterRow, student: CurrentStudent): Change {
  const number = keepZeros(row.number, student.number);
  const moved = !student.schoolClass || classId(student.schoolClass) !== classId(row.schoolClass);
  const was = {
    ...(number === student.number ? {} : { number: student.number }),
    ...(row.name === student.name ? {} : { name: student.name }),
    ...(moved ? { schoolClass: student.schoolClass } : {}),
  };
  return { row, student, number, name: row.name, schoolClass: row.schoolClass, was };
}

/** Excel drops leading zeros: 0301 of the school and 301 of the file are the same number. */
function keepZeros(inFile: string | null, stored: string): string {
  if (inFile === null) return stored;
  const bare = (number: string) => number.replace(/^0+/, '');
  return bare(inFile) === bare(stored) && stored.length > inFile.length ? stored : inFile;
}

const firstOfEach = (rows: readonly RosterRow[]): ClassKey[] => [
  ...new Map(rows.map(({ schoolClass }) => [classId(schoolClass), schoolClass])).values(),
];

function notesOn({
  added,
  changed,
  absent,
}: Pick<RosterDiff, 'added' | 'changed' | 'absent'>): string[] {
  const notes: string[] = [];
  const renamed = changed.filter(({ was }) => was.name !== undefined).length;
  if (renamed > 0) {
    notes.push(
      `有 ${renamed} 名学生的姓名变了。如果是换了一个人在用旧学号，请先不要导入，给新学生换一个学号。`,
    );
  }
  const gone = new Set(absent.map(({ name }) => name));
  const maybeMoved = added.filter(({ name }) => gone.has(name));
  if (maybeMoved.length > 0) {
    const names = maybeMoved
      .slice(0, 5)
      .map(({ name }) => name)
      .join('、');
    notes.push(
      `${names}${maybeMoved.length > 5 ? '等' : ''}在一个班新出现，在另一个班不见了。如果是转班，请在文件里写上原来的学号，否则会多出一名学生。`,
    );
  }
  return notes;
}

/** Without 学号 two rows of one name may be two students, or one pasted twice. */
function namesakes(added: readonly Newcomer[]): string[] {
  const unnumbered = added.filter(({ row }) => row.number === null);
  const groups = groupBy(unnumbered, (one) => `${classId(one.schoolClass)}/${one.name}`);
  const names = [...groups.values()].filter(({ length }) => length > 1).map(([one]) => one?.name);
  if (names.length === 0) return [];
  return [
    `${names.slice(0, 5).join('、')}${names.length > 5 ? '等' : ''}在同一个班出现不止一次，又没有学号，会当作几名同名的学生。如果是重复粘贴，请删掉多余的行。`,
  ];
}
