import { currentClasses } from '#db/queries/indicators/currentClasses';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import { misunderstoodBy } from '#db/queries/learning/misunderstood';
import { progressOf } from '#db/queries/learning/progress';
import { requirementsOf, rollsOf, termOn } from '#db/queries/learning/term';
import { classRoster } from '#db/queries/people/classRoster';
import { sessionOfClass } from '#db/queries/people/classSession';
import { consentsOf } from '#db/queries/people/consents';
import { classById } from '#db/queries/people/place';
import { type Figures, rollUp } from '#domain/indicators/figures';
import { boosterState } from '#domain/learning/booster';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { type Booster, boostersFor } from '#usecases/student/boosters';
import { type LessonState, stateOf } from '#usecases/student/openMyLessons';
import { classNeedsConsent } from './openConsents.ts';

export type ClassStudent = {
  id: number;
  number: string;
  name: string;
  registered: boolean;
  /** Is a printed card valid, or does the student have an own password? */
  credential: 'none' | 'card' | 'password';
  /** One per lesson of `ClassView.lessons`, in that order. `C`: done within 24 h after a staff reset. */
  cells: { state: LessonState; evidence?: 'A' | 'B' | 'C' }[];
};

export type ClassView = {
  id: number;
  name: string;
  school: { id: number; name: string };
  term?: { name: string };
  /** Lessons required of this grade this term, in order; empty: 无任务. */
  lessons: { id: string; number: number; title: string; dueOn: string }[];
  students: ClassStudent[];
  /** Students who have not completed every required lesson. */
  missing: { id: number; name: string; number: string; lessons: number[]; registered: boolean }[];
  /** Guardians' forms that are still out; 0 in a class that needs none. */
  formsOut: number;
  /** Does a class session run? */
  inSession: boolean;
  /** The boosters of those who sit here; absent while none has opened for anyone. */
  boosters?: ClassBoosters;
  /** Figures on the frozen roll; absent when the roll is not frozen yet. */
  figures?: Figures & { takenOn: string; joined: number; left: number };
  /** Items most often answered wrongly on first attempts (at least 5 answers), worst first, at most 3. */
  misunderstood: {
    itemId: string;
    stem: string;
    objective: string;
    lessonId: string;
    lessonTitle: string;
    wrong: number;
    of: number;
  }[];
};

export type ClassBoosters = {
  /** Boosters that have opened, and those that were taken. */
  opened: number;
  taken: number;
  /** Who has one to take now, and how many of them this week in class only. */
  toTake: { id: number; name: string }[];
  inClassOnly: number;
};

const misunderstoodShown = 3;

/** A class as its teacher sees it. @throws when there is no such class */
export async function openClass(classId: number, now: number): Promise<ClassView> {
  const today = dayOf(now);
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const { schoolClass, school } = found;
  const schoolYear = schoolYearOf(today);
  const grade = gradeOf(schoolClass.stage, schoolClass.entryYear, schoolYear);
  const term = await termOn(today);
  const [published, required, roster, wrong, consents, running] = await Promise.all([
    currentLessons(),
    term && grade ? requirementsOf(term.id, schoolClass.stage, grade) : [],
    classRoster(classId),
    misunderstoodBy(classId, misunderstoodShown),
    classNeedsConsent(schoolClass, now) ? consentsOf(classId) : [],
    sessionOfClass(classId, now),
  ]);
  const lessons = required.flatMap(({ lessonId, dueOn }) => {
    const lesson = published.find((each) => each.lessonId === lessonId);
    return lesson ? [{ id: lessonId, number: lesson.number, title: lesson.title, dueOn }] : [];
  });
  const ids = roster.map((student) => student.id);
  const [progress, boosters] = await Promise.all([progressOf(ids), boostersFor(ids, today)]);
  const students = roster.map(
    (student): ClassStudent => ({
      id: student.id,
      number: student.number,
      name: student.name,
      registered: student.activatedAt !== null,
      credential: credentialOf(student),
      cells: lessons.map((lesson) => {
        const row = progress.find((p) => p.studentId === student.id && p.lessonId === lesson.id);
        const evidence = row?.completed;
        return { state: stateOf(row), ...(evidence && evidence !== 'D' && { evidence }) };
      }),
    }),
  );
  const figures = term && (await figuresOf(term.id, classId, today));
  return {
    id: classId,
    name: className(schoolClass, schoolYear),
    school: { id: school.id, name: school.name },
    ...(term && { term: { name: term.name } }),
    lessons,
    students,
    missing: students.flatMap(({ id, name, number, registered, cells }) => {
      const open = lessons.filter((_, i) => cells[i]?.state !== 'completed').map((l) => l.number);
      return open.length > 0 ? [{ id, name, number, registered, lessons: open }] : [];
    }),
    formsOut: consents.filter(({ state }) => state === 'pending').length,
    inSession: running !== undefined,
    ...openBoosters(boosters, roster, today),
    ...(figures && { figures }),
    misunderstood: wrong.map((item) => ({
      ...item,
      lessonTitle:
        published.find((each) => each.lessonId === item.lessonId)?.title ?? item.lessonId,
    })),
  };
}

function openBoosters(
  boosters: readonly Booster[],
  roster: readonly { id: number; name: string }[],
  today: string,
): Pick<ClassView, 'boosters'> {
  const stateOfOne = (each: Booster) => boosterState(each, each.attempt, false, today);
  const opened = boosters.filter((each) => stateOfOne(each) !== 'later');
  if (opened.length === 0) return {};
  const waiting = opened.filter((each) => stateOfOne(each) !== 'done');
  const inClassOnly = waiting.filter((each) => stateOfOne(each) === 'class');
  const people = new Set(waiting.map(({ studentId }) => studentId));
  return {
    boosters: {
      opened: opened.length,
      taken: opened.length - waiting.length,
      toTake: roster.filter(({ id }) => people.has(id)).map(({ id, name }) => ({ id, name })),
      inClassOnly: new Set(inClassOnly.map(({ studentId }) => studentId)).size,
    },
  };
}

function credentialOf(student: { cardHash: string | null; passwordHash: string | null }) {
  if (student.cardHash) return 'card';
  return student.passwordHash ? 'password' : 'none';
}

async function figuresOf(
  termId: string,
  classId: number,
  today: string,
): Promise<ClassView['figures']> {
  const rows = await currentClasses({ classId }, termId, today);
  const roll = (await rollsOf(termId)).find(({ id }) => rows.some((row) => row.rollId === id));
  if (!roll) return undefined;
  const joined = rows.reduce((sum, row) => sum + row.joined, 0);
  const left = rows.reduce((sum, row) => sum + row.left, 0);
  return { ...rollUp(rows), takenOn: roll.takenOn, joined, left };
}
