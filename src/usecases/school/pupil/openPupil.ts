import { currentLessons } from '#db/queries/learning/lessonVersion';
import { progressOf } from '#db/queries/learning/progress';
import { requirementsOf, termOn } from '#db/queries/learning/term';
import { classesOf } from '#db/queries/people/classesOf';
import { consentsOf, pupil, seatsOf } from '#db/queries/people/pupil';
import { type ConsentState, needsConsent } from '#domain/people/consent';
import { leaveNames } from '#domain/people/enrolment';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { stageNames } from '#domain/people/school';
import type { Credential, Standing } from '#domain/people/standing';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import { type LessonState, stateOf } from '#usecases/student/openMyLessons';
import { type Targets, targetsOf } from '../students/targets.ts';

export type PupilView = {
  id: number;
  number: string;
  name: string;
  school: { id: number; name: string };
  standing: Standing;
  /** The open seat and its class, also when the class has graduated; absent for who left. */
  seat?: { id: number; classId: number; className: string };
  /** Every seat, the newest first. */
  seats: { className: string; joinedOn: string; leftOn: string | null; because: string | null }[];
  account: {
    credential: Credential;
    activatedAt: number | null;
    cardIssuedAt: number | null;
    resetAt: number | null;
  };
  /** Null: none is asked for in this grade. */
  consent: { state: ConsentState; at?: number } | null;
  term?: { name: string };
  /** Required this term; empty: 无任务, or no class. `C`: done within 24 h after a staff reset. */
  lessons: {
    number: number;
    title: string;
    dueOn: string;
    cell: { state: LessonState; evidence?: 'A' | 'B' | 'C' };
  }[];
  /** Where they may come back to. */
  targets: Targets;
  today: string;
};

/** One student as the teacher and the school see them; undefined when erased or never there. */
export async function openPupil(studentId: number, now: number): Promise<PupilView | undefined> {
  const today = dayOf(now);
  const found = await pupil(studentId);
  if (!found) return undefined;
  const { id, number, name, school, credential, activatedAt, cardIssuedAt, resetAt } = found;
  const [seats, [consent], classes] = await Promise.all([
    seatsOf(studentId),
    consentsOf(studentId),
    classesOf(school.id),
  ]);
  const schoolYear = schoolYearOf(today);
  const open = seats.find(({ leftOn }) => leftOn === null);
  const grade = open && gradeOf(open.schoolClass.stage, open.schoolClass.entryYear, schoolYear);
  const graduated = open && !grade && open.schoolClass.entryYear <= schoolYear;
  const asked =
    open && !graduated && needsConsent(open.schoolClass, today, settings().consentThroughGrade);
  return {
    ...{ id, number, name, school: { id: school.id, name: school.name }, today },
    standing: graduated ? 'graduated' : open ? 'in' : 'left',
    ...(open && {
      seat: {
        id: open.id,
        classId: open.schoolClass.id,
        className: className(open.schoolClass, schoolYear),
      },
    }),
    seats: seats.toReversed().map((seat) => ({
      className: seatName(seat, school.id),
      joinedOn: seat.joinedOn,
      leftOn: seat.leftOn,
      because: seat.leftBecause && leaveNames[seat.leftBecause],
    })),
    account: { credential, activatedAt, cardIssuedAt, resetAt },
    consent: asked ? (consent ?? { state: 'pending' }) : null,
    ...(open && grade ? await termOf(studentId, open.schoolClass, grade, today) : { lessons: [] }),
    targets: targetsOf({ kind: school.kind, classes, today }),
  };
}

/** 初中2026级1班: the name that stays the same while the class grows older. */
function seatName(seat: Awaited<ReturnType<typeof seatsOf>>[number], schoolId: number): string {
  const { stage, entryYear, number } = seat.schoolClass;
  const elsewhere = seat.school.id === schoolId ? '' : `${seat.school.name} `;
  return `${elsewhere}${stageNames[stage]}${entryYear}级${number}班`;
}

async function termOf(
  studentId: number,
  { stage }: Awaited<ReturnType<typeof seatsOf>>[number]['schoolClass'],
  grade: number,
  today: string,
): Promise<Pick<PupilView, 'term' | 'lessons'>> {
  const term = await termOn(today);
  if (!term) return { lessons: [] };
  const [required, published, progress] = await Promise.all([
    requirementsOf(term.id, stage, grade),
    currentLessons(),
    progressOf([studentId]),
  ]);
  const lessons = required.flatMap(({ lessonId, dueOn }) => {
    const lesson = published.find((each) => each.lessonId === lessonId);
    const row = progress.find((each) => each.lessonId === lessonId);
    const evidence = row?.completed;
    const cell = { state: stateOf(row), ...(evidence && evidence !== 'D' && { evidence }) };
    return lesson ? [{ number: lesson.number, title: lesson.title, dueOn, cell }] : [];
  });
  return { term: { name: term.name }, lessons };
}
