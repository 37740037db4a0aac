import { currentLessons } from '#db/queries/learning/lessonVersion';
import { lastTriesOf, progressOf } from '#db/queries/learning/progress';
import { requirementsOf, termOn } from '#db/queries/learning/term';
import { studentPlace } from '#db/queries/people/studentPlace';
import { counts } from '#domain/indicators/evidence';
import { nextTryAt } from '#domain/learning/rules';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';

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

export type MyLessons = {
  student: { name: string; number: string; className: string; schoolName: string };
  term?: { name: string };
  /** Required this term, in order; empty for a grade without a requirement (无任务). */
  lessons: MyLesson[];
  /** Id of the lesson to do next. */
  next?: string;
};

/** A student's own lessons of this term; undefined for a student who sits in no class now. */
export async function openMyLessons(
  studentId: number,
  now: number,
): Promise<MyLessons | undefined> {
  const today = dayOf(now);
  const place = await studentPlace(studentId);
  if (!place) return undefined;
  const { student, schoolClass, school } = place;
  const schoolYear = schoolYearOf(today);
  const grade = gradeOf(schoolClass.stage, schoolClass.entryYear, schoolYear);
  const term = await termOn(today);
  const required = term && grade ? await requirementsOf(term.id, schoolClass.stage, grade) : [];
  const [published, progress, tries] = await Promise.all([
    currentLessons(),
    progressOf([studentId]),
    lastTriesOf(studentId),
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
  };
}

/** What one student has reached in one lesson; a pass of class C asks for the check again. */
export function stateOf(
  progress: { countedAt: number | null; completed: 'A' | 'B' | 'C' | 'D' | null } | undefined,
): LessonState {
  if (!progress) return 'new';
  if (progress.completed !== null && counts(progress.completed)) return 'completed';
  return progress.countedAt === null ? 'started' : 'counted';
}
