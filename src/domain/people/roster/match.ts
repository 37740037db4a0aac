import type { ClassKey } from './classOf.ts';
import type { Problem } from './problem.ts';
import type { RosterRow } from './rosterRow.ts';

/**
 * A student of the school as stored; the class is where they sit today, null after they left and
 * after their class has graduated, though the seat in it may still be open.
 */
export type CurrentStudent = {
  id: number;
  number: string;
  name: string;
  schoolClass: ClassKey | null;
  graduated: boolean;
  enrolmentId: number | null;
  /** Of the open seat. */
  joinedOn: string | null;
};

type Matches = { of: Map<RosterRow, CurrentStudent>; problems: Problem[] };

export const classId = ({ stage, entryYear, number }: ClassKey): string =>
  `${stage}/${entryYear}/${number}`;

/**
 * Finds the stored student of each row: by 学号, else by name within the class. A number that
 * would hand one student's record to another is a problem, never a change.
 */
export function match(rows: readonly RosterRow[], students: readonly CurrentStudent[]): Matches {
  const byNumber = new Map(students.map((student) => [student.number, student]));
  const seated = groupBy(
    students,
    ({ schoolClass, name }) => schoolClass && seat(schoolClass, name),
  );
  const matches: Matches = { of: new Map(), problems: [] };
  const taken = new Set<CurrentStudent>();
  for (const row of rows) {
    const student = row.number === null ? undefined : byNumber.get(row.number);
    if (!student) continue;
    const problem = someoneElse(row, student, seated);
    if (problem) matches.problems.push(problem);
    matches.of.set(row, student);
    taken.add(student);
  }
  const open = rows.filter((row) => !matches.of.has(row));
  for (const [place, namesakes] of groupBy(open, (row) => seat(row.schoolClass, row.name))) {
    const free = (seated.get(place) ?? []).filter((student) => !taken.has(student)).sort(inOrder);
    const numbered = namesakes.some((row) => row.number !== null);
    // A new 学号 is given to a known student only when there is no doubt who is meant.
    if (numbered && (namesakes.length > 1 || free.length > 1)) continue;
    namesakes.forEach((row, i) => {
      const student = free[i];
      if (student) matches.of.set(row, student);
    });
  }
  return matches;
}

const seat = (schoolClass: ClassKey, name: string) => `${classId(schoolClass)}/${name}`;

/** Numbers by their length first: 9 before 10. */
export const inOrder = (a: { number: string }, b: { number: string }): number =>
  a.number.length - b.number.length || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0);

function someoneElse(
  row: RosterRow,
  student: CurrentStudent,
  seated: Map<string, CurrentStudent[]>,
): Problem | undefined {
  if (student.name === row.name) return undefined;
  const place = { sheet: row.sheet, row: row.row, column: '' };
  if (student.schoolClass === null) {
    const what = `学号 ${student.number} 曾是另一名学生的，那名学生已经${student.graduated ? '毕业' : '离校'}。`;
    return { ...place, what, todo: '一个学号只给一个人：请给这一行换一个没用过的学号。' };
  }
  const other =
    seated.get(seat(row.schoolClass, row.name)) ?? seated.get(seat(student.schoolClass, row.name));
  if (!other) return undefined;
  const what = `学号 ${student.number} 在系统里是“${student.name}”，文件里却是“${row.name}”，而“${row.name}”在系统里的学号是 ${other.map((one) => one.number).join('、')}。`;
  return {
    ...place,
    what,
    todo: '照这样导入，两人的学习记录会对调。请核对学号，改成和系统里一致。',
  };
}

export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
