import { pupil, seatsOf } from '#db/queries/people/pupil';
import { certificatesOf } from '#db/queries/record/certificates';
import { ownBoosters } from '#db/queries/record/ownBoosters';
import { ownLessons } from '#db/queries/record/ownLessons';
import type { Evidence } from '#domain/indicators/evidence';
import { certificateSlug, certificateWords } from '#domain/learning/certificate';
import { gradeName, gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { certificateState } from './certificateState.ts';

type Done = { on: string; evidence: Evidence };

export type RecordYear = {
  /** The first of its two years. */
  schoolYear: number;
  /** Absent when the student sat in no class of this platform then. */
  grade?: string;
  lessons: { number: number; title: string; counted?: Done; completed?: Done }[];
  boosters: { term: string; weeks: number; score: number; of: number; done: Done }[];
};

export type RecordView = {
  student: { name: string; number: string; schoolName: string };
  /** The newest first; only years in which something was done. */
  years: RecordYear[];
  certificates: { slug: string; grade: string; month: string }[];
  /** The certificate of the present grade while it is not taken; without `missing` it is earned. */
  next?: { grade: string; missing: string[] };
};

/** A student's own record: what was learned when, and on what evidence. Nobody else's data. */
export async function openRecord(studentId: number, now: number): Promise<RecordView | undefined> {
  const found = await pupil(studentId);
  if (!found) return undefined;
  const [seats, lessons, boosters, issued, state] = await Promise.all([
    seatsOf(studentId),
    ownLessons(studentId),
    ownBoosters(studentId),
    certificatesOf(studentId),
    certificateState(studentId, now),
  ]);
  const certificates = issued.filter(({ holds }) => holds === 1);
  const years = new Map<number, RecordYear>();
  const yearAt = (ms: number): RecordYear => {
    const schoolYear = schoolYearOf(dayOf(ms));
    const grade = gradeIn(schoolYear, seats);
    const year = years.get(schoolYear) ?? {
      ...{ schoolYear, lessons: [], boosters: [] },
      ...(grade && { grade }),
    };
    years.set(schoolYear, year);
    return year;
  };
  for (const { number, title, startedAt, countedAt, evidence, ...lesson } of lessons) {
    const counted = done(countedAt, evidence);
    const completed = done(lesson.completedAt, lesson.completedBy);
    yearAt(countedAt ?? startedAt).lessons.push({
      ...{ number, title },
      ...(counted && { counted }),
      ...(completed && { completed }),
    });
  }
  for (const { term, weeks, score, of, finishedAt, evidence } of boosters) {
    const at = done(finishedAt, evidence);
    if (!at || finishedAt === null || weeks === null || score === null) continue;
    yearAt(finishedAt).boosters.push({ term, weeks, score, of, done: at });
  }
  const slug = state && certificateSlug(state.of);
  const taken = certificates.some((each) => certificateSlug(each) === slug);
  return {
    student: { name: found.name, number: found.number, schoolName: found.school.name },
    years: [...years.values()].sort((one, other) => other.schoolYear - one.schoolYear),
    certificates: certificates.map((each) => ({
      slug: certificateSlug(each),
      ...certificateWords(each),
    })),
    ...(state &&
      !taken && {
        next: { grade: gradeName(state.of.stage, state.of.grade), missing: state.missing },
      }),
  };
}

const done = (at: number | null, evidence: Evidence | null): Done | undefined =>
  at === null || evidence === null ? undefined : { on: dayOf(at), evidence };

type Seat = Awaited<ReturnType<typeof seatsOf>>[number];

/** The grade of a school year: that of the last seat taken before it ended. */
function gradeIn(schoolYear: number, seats: readonly Seat[]): string | undefined {
  const seat = seats.findLast(({ joinedOn }) => schoolYearOf(joinedOn) <= schoolYear);
  if (!seat) return undefined;
  const { stage, entryYear } = seat.schoolClass;
  const grade = gradeOf(stage, entryYear, schoolYear);
  return grade === undefined ? undefined : gradeName(stage, grade);
}
