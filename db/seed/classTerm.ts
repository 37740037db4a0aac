import { consentThroughGrade } from '#domain/people/consent';
import { yearOfSchooling } from '#domain/people/grade';
import { startOfDay } from '#domain/time';
import { abilityOf } from './ability.ts';
import { freeMoment, minuteMs } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Diligence } from './county.ts';
import { type Credential, noUsablePassword } from './credentials.ts';
import type { SeedLesson } from './lessons.ts';
import { noRecords, type Records } from './records.ts';
import type { SeedClass, SeedStudent } from './roster.ts';
import { takeBooster } from './takeBooster.ts';
import { beginLesson, stepTimes, type Taking, takeLesson } from './takeLesson.ts';
import type { Timetable } from './timetable.ts';

const dayMs = 24 * 60 * minuteMs;

export type ClassTerm = {
  /** Which county. */
  number: number;
  termId: string;
  schoolId: number;
  schoolClass: SeedClass;
  timetable: Timetable;
  diligence: Diligence;
  lessons: readonly SeedLesson[];
  asOf: number;
  /** Set for the class that the cast shows: everyone takes part, and these stop after so many lessons. */
  stopsAfter?: ReadonlyMap<string, number>;
  /** Of the cast, by cast id. */
  credentials: ReadonlyMap<string, Credential>;
  teacherAccountId: string;
  newRunId: () => number;
};

/** What a class and its students leave in the database, from the first day to today. */
export function classTerm(term: ClassTerm, random: Chance): Records {
  const records = noRecords();
  for (const student of term.schoolClass.students) {
    enrol(records, term, student);
    const accountId = random.code(16);
    const activatedAt = activation(term, student, random);
    noteConsent(records, term, student, activatedAt);
    const resetAt =
      activatedAt === null ? null : takeLessons(records, term, student, activatedAt, random);
    const credential = student.cast && term.credentials.get(student.cast.id);
    const passwordHash = activatedAt === null ? null : noUsablePassword;
    const account = { id: accountId, studentId: student.id, activatedAt, resetAt };
    records.accounts.push({ ...account, cardIssuedAt: resetAt, passwordHash, ...credential });
    if (resetAt !== null) {
      const event = { at: resetAt, accountId: term.teacherAccountId, schoolId: term.schoolId };
      records.auditEvents.push({
        ...event,
        act: 'issueCard',
        subject: `account ${accountId}`,
        detail: {},
      });
    }
  }
  return records;
}

/** Of those who never signed in some forms are still out, and a few guardians declined. */
function noteConsent(
  records: Records,
  { schoolClass: { stage, grade }, teacherAccountId: accountId, asOf }: ClassTerm,
  { id: studentId, joinedOn, cast }: SeedStudent,
  activatedAt: number | null,
): void {
  if (yearOfSchooling(stage, grade) > consentThroughGrade) return;
  const isOut = activatedAt === null && !cast && studentId % 3 > 0;
  if (isOut && studentId % 20 > 0) return;
  const at = Math.min(activatedAt ?? asOf, asOf, startOfDay(joinedOn) + 8 * 60 * minuteMs);
  const state = isOut ? 'declined' : 'collected';
  records.guardianConsents.push({ studentId, state, accountId, at });
}

function enrol(records: Records, { schoolId, schoolClass }: ClassTerm, student: SeedStudent): void {
  const { id: studentId, number, name, joinedOn, leftOn, moved } = student;
  records.students.push({ id: studentId, schoolId, number, name });
  const first = { studentId, classId: schoolClass.id, joinedOn };
  records.enrolments.push({
    ...first,
    leftOn: moved?.on ?? leftOn,
    leftBecause: moved ? 'moved' : leftOn ? 'left' : null,
  });
  if (moved) {
    records.enrolments.push({
      studentId,
      classId: moved.toClassId,
      joinedOn: moved.on,
      leftOn,
      leftBecause: leftOn ? 'left' : null,
    });
  }
}

const endFor = ({ asOf }: ClassTerm, { leftOn }: SeedStudent): number =>
  leftOn ? Math.min(asOf, startOfDay(leftOn)) : asOf;

/** First sign-in: in the lesson in which the cards are given out, or some days later. */
function activation(term: ClassTerm, student: SeedStudent, random: Chance): number | null {
  const { diligence, timetable, stopsAfter } = term;
  const takesPart = random.happens(diligence.registers);
  const present = random.happens(0.93);
  if (!takesPart || student.cast?.state === 'fresh' || timetable.cardsAt === undefined) return null;
  const joinedAt = startOfDay(student.joinedOn);
  const lateDays = diligence.registers === 1 ? 0 : random.between(0, 20);
  const at =
    stopsAfter || (present && joinedAt < timetable.cardsAt)
      ? timetable.cardsAt + random.between(180, 1900) * 1000
      : freeMoment(Math.max(joinedAt, timetable.cardsAt + lateDays * dayMs), random);
  return at < endFor(term, student) ? at : null;
}

/** Takes the lessons of the term. @returns when staff replaced the student's card, if they did */
function takeLessons(
  records: Records,
  term: ClassTerm,
  student: SeedStudent,
  activatedAt: number,
  random: Chance,
): number | null {
  const { diligence, timetable, stopsAfter } = term;
  const { share, lesson = random.below(timetable.lessonsAt.length) } = diligence.resets;
  const resetBefore = random.happens(share) ? lesson : undefined;
  const until = endFor(term, student);
  const ability = abilityOf(term.number, student.id);
  const limit =
    student.cast?.state === 'middle' ? 2 : (stopsAfter?.get(student.number) ?? Infinity);
  let resetAt: number | null = null;

  timetable.lessonsAt.slice(0, limit).forEach((slot, i) => {
    const seated = slot + random.between(60, 300) * 1000;
    const present = activatedAt < slot && (stopsAfter || random.happens(diligence.attends));
    const startedAt = present ? seated : freeMoment(Math.max(slot, activatedAt), random);
    const taken = term.lessons[i];
    if (!taken || startedAt >= until || !(present || random.happens(diligence.catchesUp))) return;
    const replacedAt = startedAt - random.between(3, 20) * minuteMs;
    if (i === resetBefore && present && replacedAt > activatedAt) resetAt = replacedAt;
    const taking: Taking = {
      runId: term.newRunId(),
      studentId: student.id,
      ability,
      resetAt,
      lesson: taken,
      startedAt,
      until,
      slips: diligence.slips,
      persists: stopsAfter !== undefined,
    };
    if (student.cast?.state === 'middle' && i === 1) {
      beginLesson(records, taking, stepTimes(taking, false, random).slice(0, 2));
    } else takeLesson(records, taking, random);
  });
  // The one who is shown has the booster still to take.
  if (term.schoolClass.hasTask && !student.cast) {
    const { termId, lessons } = term;
    const unit = { termId, studentId: student.id, ability, resetAt, lessons, diligence, until };
    takeBooster(records, { ...unit, classAt: timetable.boosterAt }, random);
  }
  return resetAt;
}
