import { currentLessons } from '#db/queries/learning/lessonVersion';
import { lastTriesOf, progressOf } from '#db/queries/learning/progress';
import { requirementsOf, termOn } from '#db/queries/learning/term';
import { studentPlace } from '#db/queries/people/studentPlace';
import { counts } from '#domain/indicators/evidence';
import { type BoosterState, boosterState } from '#domain/learning/booster';
import { nextTryAt } from '#domain/learning/rules';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import { boostersFor } from './boosters.ts';

export type LessonState = 'new' | 'started' | 'counted' | 'completed';

export type MyLesson = {
  id: string;
  number: number;
  title: string;
  dueOn: string;
  state: LessonState;
  /** When the check may be tried again, if that is still to come. */
  retakeAt?: number;
};

/** A booster that is open to the student, or the next one that will be. */
export type MyBooster = {
  termId: string;
  termName: string;
  weeks: number;
  state: Exclude<BoosterState, 'done'>;
  opensOn: string;
  /** From here on also outside class. */
  aloneFrom: string;
};

export type MyLessons = {
  student: { name: string; number: string; className: string; schoolName: string };
  term?: { name: string };
  /** Required this term, in order; empty for a grade without a requirement (无任务). */
  lessons: MyLesson[];
  /** Id of the lesson to do next. */
  next?: string;
  /** Those that can be taken, then the next one to come, if any. */
  boosters: MyBooster[];
};

/**
 * A student's own lessons of this term; undefined for a student who sits in no class now.
 * @param inClass signed in from the name list of a class session
 */
export async function openMyLessons(
  studentId: number,
  now: number,
  inClass = false,
): Promise<MyLessons | undefined> {
  const today = dayOf(now);
  const place = await studentPlace(studentId);
  if (!place) return undefined;
  const { student, schoolClass, school } = place;
  const schoolYear = schoolYearOf(today);
  const grade = gradeOf(schoolClass.stage, schoolClass.entryYear, schoolYear);
  const term = await termOn(today);
  const required = term && grade ? await requirementsOf(term.id, schoolClass.stage, grade) : [];
  const [published, progress, tries, boosters] = await Promise.all([
    currentLessons(),
    progressOf([studentId]),
    lastTriesOf(studentId),
    boostersOf(studentId, inClass, today),
  ]);

  const lessons = required.flatMap(({ lessonId, dueOn }): MyLesson[] => {
    const lesson = published.find((each) => each.lessonId === lessonId);
    if (!lesson) return [];
    const { number, title } = lesson;
    const state = stateOf(progress.find((row) => row.lessonId === lessonId));
    const last = tries.find((row) => row.lessonId === lessonId);
    const again = last ? nextTryAt(last, settings().retakePauseMinutes) : 0;
    const base = { id: lessonId, number, title, dueOn, state };
    return [again > now ? { ...base, retakeAt: again } : base];
  });
  const next = lessons.find((lesson) => lesson.state !== 'completed' && !lesson.retakeAt);
  return {
    student: {
      name: student.name,
      number: student.number,
      className: className(schoolClass, schoolYear),
      schoolName: school.name,
    },
    ...(term && { term: { name: term.name } }),
    lessons,
    ...(next && { next: next.id }),
    boosters,
  };
}

async function boostersOf(
  studentId: number,
  inClass: boolean,
  today: string,
): Promise<MyBooster[]> {
  const mine = (await boostersFor([studentId], today)).flatMap((booster): MyBooster[] => {
    const { term, weeks, opensOn, aloneFrom, attempt } = booster;
    const state = boosterState(booster, attempt, inClass, today);
    if (state === 'done') return [];
    return [{ termId: term.id, termName: term.name, weeks, state, opensOn, aloneFrom }];
  });
  const toCome = mine.filter(({ state }) => state === 'later');
  const [next] = toCome.toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
  return [...mine.filter(({ state }) => state !== 'later'), ...(next ? [next] : [])];
}

/** What one student has reached in one lesson; a pass of class C asks for the check again. */
export function stateOf(
  progress: { countedAt: number | null; completed: 'A' | 'B' | 'C' | 'D' | null } | undefined,
): LessonState {
  if (!progress) return 'new';
  if (progress.completed !== null && counts(progress.completed)) return 'completed';
  return progress.countedAt === null ? 'started' : 'counted';
}
