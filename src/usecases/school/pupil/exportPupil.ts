import { noteStudentExport } from '#db/commands/people/noteStudentExport';
import {
  attemptsWithAnswers,
  completionsOf,
  lessonsOf,
  rollsWith,
} from '#db/queries/learning/pupilRecord';
import { attendanceOfStudent } from '#db/queries/people/attendance';
import { consentsOf, pupil, seatsOf, signInsOf } from '#db/queries/people/pupil';
import { whoLooked } from '#db/queries/people/whoLooked';
import { certificatesOf } from '#db/queries/record/certificates';
import { reviewCardCount } from '#db/queries/record/reviewCardCount';
import { certificateCodeText } from '#domain/learning/certificate';
import type { ClassKey } from '#domain/people/roster/classOf';
import { dayOf } from '#domain/time';
import { resultTime } from '#usecases/student/competitionTimes';

export type PupilExport = NonNullable<Awaited<ReturnType<typeof exportPupil>>>;

/**
 * Everything that is stored about a student, for the family that asks for it: times in ms since
 * 1970, days as YYYY-MM-DD. Keys of questions are not in it; whether an answer was right only
 * once the check is finished, and of a competition nothing before its results are out. Taking it
 * out is noted.
 * @returns undefined when the student is erased or never was there
 */
export async function exportPupil(studentId: number, by: { accountId: string; now: number }) {
  const found = await pupil(studentId);
  if (!found) return undefined;
  const { id, number, name, school, accountId, ...account } = found;
  await noteStudentExport(by.accountId, studentId, school.id, by.now);
  const today = dayOf(by.now);
  const [attendance, certificates, reviewed] = await Promise.all([
    attendanceOfStudent(studentId),
    certificatesOf(studentId),
    reviewCardCount(studentId),
  ]);
  const [seats, consents, signIns, lessons, checks, completed, rolls, looked] = await Promise.all([
    seatsOf(studentId),
    consentsOf(studentId),
    signInsOf(accountId),
    lessonsOf(studentId),
    attemptsWithAnswers(studentId),
    completionsOf(studentId),
    rollsWith(studentId),
    whoLooked(studentId, accountId, today),
  ]);
  return {
    exportedAt: by.now,
    student: { number, name, school: school.name },
    seats: seats.map(({ school: at, schoolClass, joinedOn, leftOn, leftBecause }) => ({
      ...{ school: at.name, ...classOf(schoolClass), joinedOn, leftOn, leftBecause },
    })),
    account,
    signIns,
    consents: consents.map(({ state, at }) => ({ state, at })),
    attendance: attendance.map(({ openedAt, closedAt, present, byTeacher }) => ({
      ...{ openedAt, closedAt, present: present === 1, byTeacher: byTeacher === 1 },
    })),
    lessons: lessons.map(({ lessonId, title, startedAt, countedAt, evidence, tooFast, steps }) => ({
      ...{ lesson: lessonId, title, startedAt, countedAt, evidence, tooFast },
      steps: steps.map(({ position, issuedAt, doneAt }) => ({ position, issuedAt, doneAt })),
    })),
    checks: checks.map((each) => checkOf(each, by.now)),
    completed: completed.map(({ lessonId, evidence, completedAt }) => ({
      ...{ lesson: lessonId, evidence, completedAt },
    })),
    rolls: rolls.map(({ takenOn, schoolClass, milestones }) => ({
      ...{ takenOn, ...classOf(schoolClass) },
      reached: milestones.map(({ metric, evidence, reachedAt }) => ({
        ...{ metric, evidence, reachedAt },
      })),
    })),
    certificates: certificates.map(({ code, stage, grade, schoolYear, issuedAt }) => ({
      ...{ code: certificateCodeText(code), stage, grade, schoolYear, issuedAt },
    })),
    /** Of how many questions the review remembers when to ask them next. */
    review: { questions: reviewed },
    looked,
  };
}

type Check = Awaited<ReturnType<typeof attemptsWithAnswers>>[number];

function checkOf(check: Check, now: number) {
  const { competition, ordinal, startedAt, finishedAt, score, passMark, evidence, items } = check;
  const isSecret = competition !== null && now < resultTime(competition);
  return {
    ...{ title: titleOf(check), ordinal, startedAt, finishedAt, passMark, evidence },
    score: isSecret ? null : score,
    items: (isSecret ? [] : items).map(({ stem, options, shown, chosen, answeredAt, key }) => ({
      question: stem,
      options: shown.map((option) => options[option]?.text ?? ''),
      answer: chosen === null ? null : (options[chosen]?.text ?? ''),
      answeredAt,
      ...(finishedAt !== null && { right: chosen === key }),
    })),
  };
}

function titleOf({ lesson, term, weeks, competition }: Check): string {
  if (competition) return `知识竞赛：${competition.name}`;
  return lesson ?? `${term}，学完 ${weeks} 周后的巩固小测`;
}

const classOf = ({ stage, entryYear, number }: ClassKey) => ({
  ...{ stage, entryYear, classNumber: number },
});
