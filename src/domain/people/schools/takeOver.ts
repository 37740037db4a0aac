import { looksLikeId } from '../roster/values.ts';
import type { Stage } from '../school.ts';

type ClassName = { stage: Stage; entryYear: number; number: number };

/** The greatest number of a class. */
const mostClasses = 99;

/**
 * The numbers that classes get in the school that takes them over: what was asked for, else the
 * next after its greatest of the same stage and year, in the order of the classes.
 * @param taken all classes of the taking school
 * @param given number asked for, by class id
 */
export function numbersOfClasses(
  classes: readonly (ClassName & { id: number })[],
  taken: readonly ClassName[],
  given: ReadonlyMap<number, number>,
): { numbers: Map<number, number>; problems: string[] } {
  const numbers = new Map<number, number>();
  const problems: string[] = [];
  const year = ({ stage, entryYear }: ClassName) => `${stage}/${entryYear}`;
  const used = new Set(taken.map((one) => `${year(one)}/${one.number}`));
  const greatest = new Map<string, number>();
  for (const one of taken) {
    greatest.set(year(one), Math.max(one.number, greatest.get(year(one)) ?? 0));
  }
  for (const one of classes) {
    const number = given.get(one.id);
    if (number === undefined) continue;
    const key = `${year(one)}/${number}`;
    if (!Number.isInteger(number) || number < 1 || number > mostClasses) {
      problems.push(`班号要在 1 到 ${mostClasses} 之间。`);
    } else if (used.has(key)) {
      problems.push(`接收的学校已经有 ${one.entryYear} 级 ${number} 班，请换一个班号。`);
    }
    used.add(key);
    numbers.set(one.id, number);
  }
  for (const one of classes) {
    if (numbers.has(one.id)) continue;
    let number = (greatest.get(year(one)) ?? 0) + 1;
    while (used.has(`${year(one)}/${number}`)) number++;
    used.add(`${year(one)}/${number}`);
    numbers.set(one.id, number);
  }
  return { numbers, problems };
}

type Numbered = { id: number; number: string };

/** As in a roster. */
const longestNumber = 20;

/**
 * New 学号 for students whose number is taken in the school that takes them over: the code of
 * their old school in front, as much of its end as fits and cannot be read as an identity number.
 * @param taken all numbers of the taking school
 * @param old all students of their old school, whose numbers are not given again either
 */
export function newStudentNumbers(
  students: readonly Numbered[],
  taken: ReadonlySet<string>,
  oldSchoolCode: string,
  old: readonly Numbered[] = students,
): Map<number, string> {
  const used = new Set([...taken, ...old.map(({ number }) => number)]);
  const proposed = new Map<number, string>();
  for (const { id, number } of students) {
    if (!taken.has(number)) continue;
    for (const fresh of proposals(oldSchoolCode, number)) {
      if (fresh.length > longestNumber || looksLikeId(fresh) || used.has(fresh)) continue;
      used.add(fresh);
      proposed.set(id, fresh);
      break;
    }
  }
  return proposed;
}

function* proposals(code: string, number: string): Generator<string> {
  for (let from = 0; from < code.length; from++) yield `${code.slice(from)}-${number}`;
  for (let n = 1; ; n++) yield `${code.slice(-6)}-${String(n).padStart(4, '0')}`;
}
