import type { Problem } from '../roster/problem.ts';
import { type Entry, notFound, type Table } from './table.ts';

type Bundle = {
  users: ReadonlyMap<string, Entry>;
  classes: ReadonlyMap<string, Entry>;
  orgs: ReadonlyMap<string, Entry>;
  enrollments: Table;
  /** Today in Asia/Shanghai. */
  day: string;
};

type Seats = {
  /** The class of each student, by sourcedId of the student. */
  classOf: Map<string, Entry>;
  problems: Problem[];
};

/**
 * Which class each student sits in today. Where a bundle has 行政班 (homeroom), other classes are
 * lessons and seat nobody. A line that refers to nothing is a problem.
 */
export function seatsOf({ users, classes, orgs, enrollments, day }: Bundle): Seats {
  const hasHomerooms = [...classes.values()].some(isHomeroom);
  const seats: Seats = { classOf: new Map(), problems: [] };
  const lines = new Map<string, number>();
  for (const entry of enrollments.entries) {
    const { get } = entry;
    const ended = get('endDate') !== '' && get('endDate') < day;
    if (get('role') !== 'student' || ended) continue;
    const report = (column: string, words: Parameters<Table['problem']>[2]) =>
      seats.problems.push(enrollments.problem(entry, column, words));
    const [user, inClass, org] = [
      get('userSourcedId'),
      get('classSourcedId'),
      get('schoolSourcedId'),
    ];
    if (!users.has(user)) report('userSourcedId', notFound(user, 'users'));
    if (!orgs.has(org)) report('schoolSourcedId', notFound(org, 'orgs'));
    const schoolClass = classes.get(inClass);
    if (!schoolClass) report('classSourcedId', notFound(inClass, 'classes'));
    if (!schoolClass || (hasHomerooms && !isHomeroom(schoolClass))) continue;
    const other = seats.classOf.get(user);
    if (other && other !== schoolClass) {
      report('classSourcedId', inTwo(users.get(user), lines.get(user)));
    }
    seats.classOf.set(user, schoolClass);
    lines.set(user, entry.line);
  }
  return seats;
}

const isHomeroom = ({ get }: Entry): boolean => get('classType') === 'homeroom';

const inTwo = (user: Entry | undefined, line: number | undefined) => ({
  what: `这名学生（users.csv 第 ${user?.line} 行）在第 ${line} 行已经编在另一个班。`,
  todo: '一名学生只在一个班：请在导出的系统里改正，再重新导出。',
});
