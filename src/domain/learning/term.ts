import { schoolYearOf } from '../people/grade.ts';
import type { Stage } from '../people/school.ts';

export type Term = {
  id: string;
  name: string;
  /** Both dates belong to it. */
  startsOn: string;
  endsOn: string;
  /** The day whose list becomes the roll. */
  freezesOn: string;
};

/**
 * The term a date falls in: autumn until 31 January, spring until 31 August; so there is one on
 * every day.
 * @param day YYYY-MM-DD
 */
export function termOf(day: string): Term {
  const year = schoolYearOf(day);
  const next = year + 1;
  const isAutumn = day < `${next}-02-01`;
  return isAutumn
    ? {
        id: `${year}-autumn`,
        name: `${year}年秋季学期`,
        startsOn: `${year}-09-01`,
        endsOn: `${next}-01-31`,
        freezesOn: `${year}-09-30`,
      }
    : {
        id: `${next}-spring`,
        name: `${next}年春季学期`,
        startsOn: `${next}-02-01`,
        endsOn: `${next}-08-31`,
        freezesOn: `${next}-03-01`,
      };
}

/** The usual plan: grades 5 to 9, 高一, 高二 and the first year of 中职; the others are 无任务. */
export const gradesWithTask: readonly { stage: Stage; grade: number }[] = [
  ...[5, 6].map((grade) => ({ stage: 'primary', grade }) as const),
  ...[1, 2, 3].map((grade) => ({ stage: 'junior', grade }) as const),
  ...[1, 2].map((grade) => ({ stage: 'senior', grade }) as const),
  { stage: 'vocational', grade: 1 },
];

/**
 * Which of a grade's lessons a term asks for: autumn the first half, spring the rest, so that the
 * two class hours a year of the outline of 2003 (中小学毒品预防专题教育大纲) are one a term.
 * @param lessons in the order in which they are taught
 */
export function askedIn<Lesson>({ id }: Term, lessons: readonly Lesson[]): Lesson[] {
  const middle = Math.ceil(lessons.length / 2);
  return id.endsWith('-autumn') ? lessons.slice(0, middle) : lessons.slice(middle);
}

/** The number under which a lesson names its grade: 5 to 12, and 21 for 中职. */
export function lessonGrade(stage: Stage, grade: number): number {
  const before = { primary: 0, junior: 6, senior: 9, vocational: 20 };
  return before[stage] + grade;
}
